"""Addresses of the public pages; the contract stands in README.md."""

from django.urls import path

from directives import views

urlpatterns = [
    path("", views.home, name="home"),
    path("directives/", views.directive_list, name="directive-list"),
    path("directives.json", views.directive_list_json, name="directive-list-json"),
    path("directives/<slug:slug>-<str:public_id>/", views.directive_detail, name="directive-detail"),
    path(
        "directives/<slug:slug>-<str:public_id>.json",
        views.directive_json,
        name="directive-json",
    ),
    path(
        "directives/<slug:slug>-<str:public_id>.txt", views.directive_text, name="directive-text"
    ),
    path(
        "directives/<slug:slug>-<str:public_id>/original",
        views.directive_original,
        name="directive-original",
    ),
    path(
        "directives/<slug:slug>-<str:public_id>/<str:marker>/",
        views.instruction_detail,
        name="instruction-detail",
    ),
    path("issuers/", views.issuer_list, name="issuer-list"),
    path("issuers/<slug:slug>/", views.issuer_detail, name="issuer-detail"),
    path("provinces/", views.province_list, name="province-list"),
    path("provinces/<slug:slug>/", views.province_detail, name="province-detail"),
]
