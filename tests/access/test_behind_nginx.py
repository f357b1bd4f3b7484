"""Behind a web server with TLS, as an operator sets it up (docs/operations.md)."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from core.access.people import person_named
from core.access.sessions import open_sessions
from core.storage.unit_of_work import reading
from tests.access.conftest import Site
from tests.conftest import CHROMIUM, FLAGS, free_port, running_server
from tests.pages.browsing import Tab

pytestmark = pytest.mark.server
PATIENCE_SECONDS = 30
CONFIGURATION = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    location {base}/ {{
      proxy_pass http://127.0.0.1:{inner};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_set_header X-Forwarded-For "203.0.113.7";
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_read_timeout 1h;
    }}
  }}
}}
"""


@pytest.fixture(
    scope="module", params=[pytest.param("", marks=pytest.mark.slow, id="root"), "/postup"]
)
def tls_site(
    request: pytest.FixtureRequest,
    demo_with_accounts: Site,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """nginx with TLS before a server that only it can reach; at the root, and under a path."""
    folder = tmp_path_factory.mktemp("nginx")
    port, inner = free_port(), free_port()
    address = f"https://localhost:{port}{request.param}"
    make_certificate(folder)
    configuration = CONFIGURATION.format(folder=folder, port=port, inner=inner, base=request.param)
    (folder / "nginx.conf").write_text(configuration)
    with running_server(demo_with_accounts.folder, port=inner, POSTUP_BASE_URL=address):
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        process = subprocess.Popen([program, "-c", folder / "nginx.conf", "-p", folder])
        wait_for(port)
        yield replace(demo_with_accounts, address=address)
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def trusting(browser: Browser) -> Iterator[Browser]:
    """A Chromium for which our own certificate is as good as any.

    One that is only told to go on despite it asks anew for each connection, and on a busy machine
    gives up.
    """
    args = [*FLAGS, "--ignore-certificate-errors"]
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=args)
    yield chromium
    chromium.close()


def make_certificate(folder: Path) -> None:
    """A certificate for this machine, signed by itself."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def wait_for(port: int) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    pytest.fail("nginx did not start")


def test_a_person_signs_in_over_tls_and_out_again(tls_site, trusting):
    context = trusting.new_context()
    tab = Tab(context.new_page())
    tls_site.sign_in(tab.page, "demo-leader", "/account")
    cookies = {cookie["name"]: cookie for cookie in context.cookies()}
    assert cookies["__Host-sid"]["secure"]
    assert cookies["__Host-sid"]["httpOnly"]
    with reading(tls_site.engine) as session:
        person = person_named(session, "demo-leader").id or 0
        assert "203.0.113.7" in {one.address for one in open_sessions(session, person)}
    tab.page.get_by_role("button", name="Вийти", exact=True).click()
    expect(tab.page.locator(".postup-person")).to_have_text("Увійти", timeout=30_000)
    assert "__Host-sid" not in {cookie["name"] for cookie in context.cookies()}
    assert tab.complaints == []
    assert tab.foreign_requests(tls_site.address) == []
    context.close()


def test_every_link_stays_under_the_path_and_leads_on(tls_site, trusting):
    context = trusting.new_context()
    tab = Tab(context.new_page())
    tab.open(f"{tls_site.address}/?lang=uk")
    for name, ending in (("Органи", "/bodies"), ("План заходів", "/plan")):
        tab.page.get_by_role("link", name=name, exact=True).first.click()
        tab.page.wait_for_url(re.compile(re.escape(tls_site.address + ending)))
        tab.settle()
        links = tab.page.evaluate("[...document.links].map((link) => link.href)")
        ours = (tls_site.address, "https://example.org/")  # where demonstrations have evidence
        assert [link for link in links if not link.startswith(ours)] == []
    tab.page.locator("[data-testid=stMain] a[href*='measure=']").first.click()
    tab.page.wait_for_url(re.compile(re.escape(tls_site.address) + r"/plan\?.*measure="))
    tab.settle()
    tab.page.reload()
    tab.settle()
    assert "measure=" in tab.page.url
    assert tab.complaints == []
    assert tab.foreign_requests(tls_site.address) == []
    context.close()


def test_a_short_page_stands_under_the_path_too(tls_site, trusting):
    context = trusting.new_context()
    page = context.new_page()
    answers: list[tuple[int, str]] = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    page.goto(f"{tls_site.address}/nowhere")
    assert [status for status, url in answers if "nowhere" not in url and status != 200] == []
    assert len(answers) > 1
    page.get_by_role("link").click()
    Tab(page).settle()
    assert page.url == f"{tls_site.address}/"
    context.close()
