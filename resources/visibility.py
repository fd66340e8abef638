"""Files that rows of the library refer to; these rows are for everybody."""

from cop_platform.media.visibility import shows_files
from resources.models import Helpdesk, KnowledgeQuestion, Scheme

for model in (Helpdesk, KnowledgeQuestion, Scheme):
    shows_files(model, lambda user, rows=model.objects: rows.all())
