"""The addresses under ``/cms/handboeken/``."""

from django.urls import path

from resources.cms.word.picture import picture
from resources.cms.word.review import ReviewScreen
from resources.cms.word.upload import UploadScreen

app_name = "word_import"
urlpatterns = [
    path("<int:page_id>/word/", UploadScreen.as_view(), name="upload"),
    path("<int:page_id>/word/<int:number>/", ReviewScreen.as_view(), name="review"),
    path("<int:page_id>/word/<int:number>/afbeelding/<int:place>/", picture, name="picture"),
]
