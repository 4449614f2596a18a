"""`make_curator NAME`: an account that may upload, correct and publish."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from axes.utils import reset
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.management.base import ArchiveCommand
from directives.review.people import curators


class Command(ArchiveCommand):
    """Make a curator's account, or give an existing one a new password."""

    help = gettext_lazy(  # type: ignore[assignment]
        "Tạo tài khoản biên tập viên; tài khoản đã có thì được đặt lại mật khẩu và mở khóa."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the name and where the password comes from."""
        parser.add_argument("name", help=_("Tên đăng nhập"))
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help=_("Đọc mật khẩu từ đầu vào chuẩn thay vì hỏi"),
        )

    def handle(self, *args: Any, name: str, password_stdin: bool, **options: Any) -> None:
        """Write the account and say what to do next."""
        user = User.objects.filter(username=name).first() or User(username=name)
        is_new = user.pk is None
        try:
            User.username_validator(name)
            password = sys.stdin.readline().rstrip("\r\n") if password_stdin else self.ask()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        user.set_password(password)
        user.is_staff = user.is_active = True
        with transaction.atomic():
            user.save()
            user.groups.add(curators())
        reset(username=name)
        done = (
            _("Đã tạo tài khoản biên tập viên “%(name)s”.")
            if is_new
            else _("Tài khoản “%(name)s” đã có: đã đặt lại mật khẩu và cấp quyền biên tập viên.")
        )
        self.stdout.write(done % {"name": name})
        self.stdout.write(
            _("Bước tiếp theo: mở trang %(path)s, đăng nhập, chọn “Tải văn bản lên”.")
            % {"path": reverse("admin:index")}
        )

    def ask(self) -> str:
        """Return the password typed twice at the terminal."""
        try:
            password = getpass.getpass(_("Mật khẩu: "))
            again = getpass.getpass(_("Nhập lại mật khẩu: "))
        except (EOFError, KeyboardInterrupt) as error:
            raise CommandError(_("Đã hủy, chưa tạo tài khoản.")) from error
        if password != again:
            raise CommandError(_("Hai lần nhập mật khẩu không giống nhau. Hãy chạy lại lệnh."))
        return password
