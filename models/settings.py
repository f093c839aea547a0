"""What an installation may decide, typed once: environment variables that begin with ``PRASAN_``.

Everything the embedded default writes lies in one folder, `Settings.data_dir`.
"""

import secrets
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.errors import PrasanError
from models.wording import _

Port = Annotated[int, Field(ge=1, le=65535)]


def _default_database(given: dict[str, Any]) -> str:
    # A refused data_dir is missing here; pydantic then reports that one and drops this value.
    return f"sqlite:///{given.get('data_dir', Path()) / 'prasan.db'}"


def _default_address(given: dict[str, Any]) -> str:
    host = given.get("host", "127.0.0.1")
    seen_as = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"http://{seen_as}:{given.get('port', 8000)}"


def _with_driver(url: str) -> str:
    # SQLAlchemy needs the driver by name; hosting panels hand out the bare scheme.
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


class Settings(BaseSettings):
    """The settings of this process; read them through :func:`settings`."""

    model_config = SettingsConfigDict(env_prefix="PRASAN_", env_ignore_empty=True, frozen=True)

    data_dir: Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())] = Field(
        default=Path("data"), validate_default=True
    )
    """The folder of everything Prasan writes; ``data`` under the current folder by default."""

    database_url: Annotated[str, AfterValidator(_with_driver)] = Field(
        default_factory=_default_database
    )
    """``sqlite:///…`` or ``postgresql://…``; by default ``prasan.db`` in the data folder."""

    host: str = "127.0.0.1"
    """The address that the web listens on."""

    port: Port = 8000
    """The port that the web listens on."""

    base_url: str = Field(default_factory=_default_address)
    """The address that people type, as printed in letters; without a slash at the end."""

    trusted_proxies: str = ""
    """The addresses of proxies whose ``X-Forwarded-For`` says who knocks, with commas between."""

    prefect_port: Port = 4200
    """The port of the embedded Prefect server, on this machine only."""

    work_pool: str = "prasan"
    """The Prefect work pool that takes missions."""

    lease_seconds: Annotated[float, Field(gt=0)] = 30
    """How long a running service step is believed alive without a sign, in seconds."""

    smtp_host: str = ""
    """The mail server; empty means that letters are kept in the data folder and not sent."""

    smtp_port: Port = 25
    smtp_user: str = ""
    smtp_password: str = Field(default="", repr=False)
    smtp_starttls: bool = False

    mail_from: str = "prasan@localhost"
    """The sender of every letter."""

    given_demo_password: str = Field(
        default="", validation_alias="PRASAN_DEMO_PASSWORD", repr=False
    )
    given_secret_key: str = Field(default="", validation_alias="PRASAN_SECRET_KEY", repr=False)

    @cached_property
    def demo_password(self) -> str:
        """The password of the demo accounts: as given, or made once and kept in the data folder."""
        return self.given_demo_password or _kept(self.data_dir / "demo-password", length=9)

    @cached_property
    def secret_key(self) -> str:
        """What cookies are signed with: as given, or made once and kept in the data folder."""
        return self.given_secret_key or _kept(self.data_dir / "secret-key", length=32)

    @cached_property
    def prefect_auth(self) -> str:
        """Who may ask the embedded Prefect server, ``name:secret``: made once and kept likewise."""
        return _kept(self.data_dir / "prefect-auth", length=32, name="prasan:")


class SettingsRefused(PrasanError):
    """A variable of the environment holds something that Prasan cannot work with."""

    slug = "settings-refused"
    text = _("ค่าของ {names} ใช้ไม่ได้", "{names} cannot be used as set.")


@cache
def settings() -> Settings:
    """The settings of this process, read once; ``settings.cache_clear()`` forgets them.

    Raises:
        SettingsRefused: naming every variable that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        refused = (one for one in error.errors() if one["type"] != "default_factory_not_called")
        names = ", ".join(f"PRASAN_{one['loc'][0]}".upper() for one in refused)
        raise SettingsRefused(SettingsRefused.text.fill(names=names)) from error


def _kept(path: Path, *, length: int, name: str = "") -> str:
    """The secret in `path` (mode 0600), made of `length` random bytes when there is none.

    `name` stands before it, where a secret has to come with one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(f"{name}{secrets.token_urlsafe(length)}\n", encoding="ascii")
        # The web and the worker may both be first: a link exists or it does not, never by half.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
