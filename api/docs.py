"""The OpenAPI document for people: Swagger UI from our own shelf, so that it works offline."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

doors = APIRouter(include_in_schema=False)

SHELF = "/static/vendor/swagger-ui"
PAGE = f"""<!doctype html>
<html lang="th">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>ประสาน · API</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{SHELF}/swagger-ui.css">
<link rel="stylesheet" href="/static/vendor/sarabun/sarabun.css">
<link rel="stylesheet" href="/static/css/docs.css">
<body>
<div id="docs"></div>
<script src="{SHELF}/swagger-ui-bundle.js"></script>
<script src="/api/docs.js"></script>
</html>
"""
BEGIN = """SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
});
"""


@doors.get("/docs")
async def docs() -> HTMLResponse:
    """The page."""
    return HTMLResponse(PAGE)


@doors.get("/docs.js")
async def begin() -> HTMLResponse:
    """What fills the page; a file of its own, because no page of ours runs inline scripts."""
    return HTMLResponse(BEGIN, media_type="text/javascript")
