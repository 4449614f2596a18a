"""The archive's tables; what they mean is said once, here."""

from directives.choices import Level, Origin, Status, Urgency
from directives.models.bodies import Issuer, Province
from directives.models.documents import Directive, SourceFile, SourcePage
from directives.models.readings import Addressee, Citation, Deadline, Instruction, Recipient
from directives.models.work import Batch, SearchNote, Upload, UploadPiece, Worker

__all__ = [
    "Addressee",
    "Batch",
    "Citation",
    "Deadline",
    "Directive",
    "Instruction",
    "Issuer",
    "Level",
    "Origin",
    "Province",
    "Recipient",
    "SearchNote",
    "SourceFile",
    "SourcePage",
    "Status",
    "Upload",
    "UploadPiece",
    "Urgency",
    "Worker",
]
