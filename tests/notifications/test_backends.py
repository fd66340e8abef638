"""Mail on a laptop."""

from django.core.mail import EmailMessage

from cop_platform.notifications.backends import ConsoleAndFileBackend


def test_mail_is_written_to_a_file(tmp_path):
    backend = ConsoleAndFileBackend(file_path=tmp_path)

    assert backend.send_messages([EmailMessage("Welkom", "Tekst", to=["a@example.org"])]) == 1
    (path,) = tmp_path.iterdir()
    assert "Subject: Welkom" in path.read_text()
