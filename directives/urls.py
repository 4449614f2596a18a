"""Addresses of the public pages; the contract stands in README.md."""

from django.urls import path, register_converter

from directives import views
from directives.converters import AnyWordConverter, PublicIdConverter

register_converter(AnyWordConverter, "word")
register_converter(PublicIdConverter, "public_id")

# A directive's slug is taken as it comes: a wrong one redirects to the right one.
DIRECTIVE = "directives/<word:slug>-<public_id:public_id>"

urlpatterns = [
    path("", views.home, name="home"),
    path("directives/", views.directive_list, name="directive-list"),
    path("directives.json", views.directive_list_json, name="directive-list-json"),
    path("directives.csv", views.directive_list_csv, name="directive-list-csv"),
    path("directives.jsonl", views.directive_list_lines, name="directive-list-lines"),
    path(f"{DIRECTIVE}/", views.directive_detail, name="directive-detail"),
    path(f"{DIRECTIVE}.json", views.directive_json, name="directive-json"),
    path(f"{DIRECTIVE}.txt", views.directive_text, name="directive-text"),
    path(f"{DIRECTIVE}/original", views.directive_original, name="directive-original"),
    path(f"{DIRECTIVE}/<word:marker>/", views.instruction_detail, name="instruction-detail"),
    path("instructions/", views.instruction_list, name="instruction-list"),
    path("instructions.json", views.instruction_list_json, name="instruction-list-json"),
    path("instructions.csv", views.instruction_list_csv, name="instruction-list-csv"),
    path("instructions.jsonl", views.instruction_list_lines, name="instruction-list-lines"),
    path("suggest/", views.suggest, name="suggest"),
    path("suggest.json", views.suggest_json, name="suggest-json"),
    path("help/", views.help_page, name="help"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("issuers/", views.issuer_list, name="issuer-list"),
    path("issuers/<slug:slug>/", views.issuer_detail, name="issuer-detail"),
    path("provinces/", views.province_list, name="province-list"),
    path("provinces/<slug:slug>/", views.province_detail, name="province-detail"),
]
