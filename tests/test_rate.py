"""The limit on how many pages one client may have made."""

from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings

from archive.rate import BURST, MOST_CLIENTS, Allowances, client_of


class AllowancesTests(SimpleTestCase):
    def setUp(self):
        self.now = 0.0
        self.allowances = Allowances(2.0, clock=lambda: self.now)

    def exhaust(self, client):
        for _ in range(BURST):
            self.assertEqual(self.allowances.wait(client), 0)

    def test_a_reader_opens_many_pages_at_once(self):
        self.exhaust("198.51.100.1")
        self.assertAlmostEqual(self.allowances.wait("198.51.100.1"), 0.5)

    def test_one_client_does_not_use_up_what_another_has(self):
        self.exhaust("198.51.100.1")
        self.assertEqual(self.allowances.wait("198.51.100.2"), 0)

    def test_the_allowance_grows_back_with_time(self):
        self.exhaust("198.51.100.1")
        self.now += 0.5
        self.assertEqual(self.allowances.wait("198.51.100.1"), 0)
        self.assertGreater(self.allowances.wait("198.51.100.1"), 0)

    def test_asking_again_too_early_does_not_make_the_wait_longer(self):
        self.exhaust("198.51.100.1")
        first = self.allowances.wait("198.51.100.1")
        self.assertEqual(self.allowances.wait("198.51.100.1"), first)

    def test_only_so_many_clients_are_remembered(self):
        for number in range(MOST_CLIENTS + 50):
            self.allowances.wait(str(number))
            self.allowances.is_news(str(number))
        self.assertEqual(len(self.allowances._left), MOST_CLIENTS)
        self.assertEqual(len(self.allowances._told), MOST_CLIENTS)

    def test_a_refusal_is_news_once_a_minute_for_each_client(self):
        asked = ("198.51.100.1", "198.51.100.1", "198.51.100.2")
        self.assertEqual([self.allowances.is_news(each) for each in asked], [True, False, True])
        self.now += 59
        self.assertFalse(self.allowances.is_news("198.51.100.1"))
        self.now += 2
        self.assertTrue(self.allowances.is_news("198.51.100.1"))


class ClientTests(SimpleTestCase):
    def client_at(self, address, **headers):
        return client_of(RequestFactory().get("/", REMOTE_ADDR=address, **headers))

    def test_an_ipv4_address_is_a_client(self):
        self.assertEqual(self.client_at("198.51.100.7"), "198.51.100.7")

    def test_an_ipv6_network_is_one_client(self):
        self.assertEqual(self.client_at("2001:db8::1"), self.client_at("2001:db8::2"))

    def test_this_machine_is_not_limited(self):
        self.assertEqual(self.client_at("127.0.0.1"), "")
        self.assertEqual(self.client_at("::1"), "")

    def test_what_a_client_claims_does_not_count_without_a_proxy(self):
        self.assertEqual(
            self.client_at("198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9"), "198.51.100.7"
        )

    @override_settings(BEHIND_PROXY=True)
    def test_behind_a_proxy_its_word_counts(self):
        self.assertEqual(
            self.client_at("127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9"), "203.0.113.9"
        )


class RateLimitTests(TestCase):
    def ask(self, path="/help/", address="198.51.100.1"):
        return self.client.get(path, REMOTE_ADDR=address)

    @override_settings(PAGES_PER_SECOND=0.001)
    def test_a_harvester_is_told_to_wait(self):
        for _ in range(BURST):
            self.assertEqual(self.ask().status_code, 200)
        answer = self.ask()
        self.assertEqual(answer.status_code, 429)
        self.assertGreaterEqual(int(answer["Retry-After"]), 1)
        self.assertEqual(self.ask(address="198.51.100.2").status_code, 200)
        self.assertEqual(self.ask("/healthz").status_code, 200)
        self.assertContains(answer, "<h1>Xin đợi một lát</h1>", status_code=429)
        self.assertContains(self.ask("/en/help/"), "<h1>Please wait a moment</h1>", status_code=429)
        self.assertIn("Hãy đợi", self.ask("/directives.json").json()["error"])

    @override_settings(PAGES_PER_SECOND=0.001)
    def test_refusals_cost_no_query_and_are_logged_once_a_minute(self):
        for _ in range(BURST):
            self.ask()
        with (
            self.assertNumQueries(0),
            self.assertLogs("archive.rate", "WARNING") as told,
            self.assertNoLogs("django.request", "WARNING"),
        ):
            for _ in range(3):
                self.assertEqual(self.ask("/").status_code, 429)
        self.assertEqual(len(told.output), 1)
        self.assertIn("198.51.100.1", told.output[0])

    @override_settings(PAGES_PER_SECOND=0)
    def test_nought_switches_the_limit_off(self):
        for _ in range(BURST + 10):
            self.assertEqual(self.ask("/robots.txt").status_code, 200)
        for _ in range(BURST + 10):
            self.assertEqual(self.ask().status_code, 200)
