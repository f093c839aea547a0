"""Viewflow's own pages, and Django's own page to sign in."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.urls import path
from viewflow.urls import Site
from viewflow.workflow.flow import FlowAppViewset

from bench.viewflow_peer.flows import Given, Offered

site = Site(title="bench", viewsets=[FlowAppViewset(Offered), FlowAppViewset(Given)])
urlpatterns = [path("login/", LoginView.as_view()), path("", site.urls)]
