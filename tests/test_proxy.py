"""Whom a failed sign-in is counted against when a proxy stands in front."""

from django.test import RequestFactory, SimpleTestCase

from archive.proxy import client_address


class ClientAddressTests(SimpleTestCase):
    def address(self, **meta: str) -> str:
        return client_address(RequestFactory().get("/", **meta))

    def test_it_is_what_the_proxy_saw(self):
        self.assertEqual(self.address(HTTP_X_FORWARDED_FOR="203.0.113.9"), "203.0.113.9")

    def test_what_the_client_claims_is_left_aside(self):
        told = "198.51.100.1, 203.0.113.9"
        self.assertEqual(self.address(HTTP_X_FORWARDED_FOR=told), "203.0.113.9")

    def test_without_a_proxy_it_is_the_connection(self):
        self.assertEqual(self.address(REMOTE_ADDR="192.0.2.7"), "192.0.2.7")
