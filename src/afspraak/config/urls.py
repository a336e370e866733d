"""Addresses: Dutch words, as they stand on the screen."""

from django.urls import include, path

from afspraak.web import algemeen
from afspraak.web.account import views as account
from afspraak.web.beheer import views as beheer
from afspraak.web.beleid import views as beleid
from afspraak.web.demo import views as demo
from afspraak.web.dossiers import acties, corrigeren
from afspraak.web.dossiers import views as dossiers
from afspraak.web.eigen import views as eigen
from afspraak.web.overeenkomst import views as overeenkomst
from afspraak.web.people import (
    add,
    agreeing,
    declaring,
    departure,
    import_views,
    logbook,
    mandating,
    overview,
    person,
    who_can,
)
from afspraak.web.registers import views as registers
from afspraak.web.werk import views as werk

urlpatterns = [
    path("", werk.lijst, name="werk"),
    path("werk/wijs/", werk.wijs, name="werk_wijs"),
    path("dossiers/", dossiers.lijst, name="dossiers"),
    path("dossiers/nieuw/", acties.nieuw, name="dossiers_nieuw"),
    path("dossier/<str:kenmerk>/", dossiers.toon, name="dossier"),
    path("dossier/<str:kenmerk>/doe/", acties.doe, name="dossier_doe"),
    path("dossier/<str:kenmerk>/corrigeer/<int:nummer>/", corrigeren.corrigeer_gebeurtenis, name="dossier_corrigeer"),
    path("dossier/<str:kenmerk>/bijlage/", acties.voeg_toe, name="dossier_bijlage_toevoegen"),
    path("dossier/<str:kenmerk>/bijlage/<int:nummer>/", dossiers.bijlage, name="dossier_bijlage"),
    path("dossier/<str:kenmerk>/figuur.svg", dossiers.figuur, name="dossier_figuur"),
    path("dossier/<str:kenmerk>/naast-elkaar/", beleid.naast_elkaar, name="dossier_naast_elkaar"),
    path("matrix/", beleid.toon, name="matrix"),
    path("matrix/<slug:naam>/", beleid.toon, name="matrix_van"),
    path("overeenkomst/", overeenkomst.toon, name="overeenkomst"),
    path("overeenkomst/artikel/<int:nummer>/", overeenkomst.artikel, name="overeenkomst_artikel"),
    path("overeenkomst/grootboek/", overeenkomst.achter, name="overeenkomst_achter"),
    path("overeenkomst/verschil/<str:van>/<str:naar>/", overeenkomst.verschil, name="overeenkomst_verschil"),
    path("registers/", registers.lijst, name="registers"),
    path("registers/<slug:naam>/", registers.toon, name="register"),
    path("registers/<slug:naam>/opgave/", registers.opgave, name="register_opgave"),
    path("ik/", eigen.ik, name="ik"),
    path("beheer/", overview.people, name="mensen"),
    path("beheer/nieuw/", add.add, name="persoon_nieuw"),
    path("beheer/mensen-invoeren/", import_views.people_import, name="people_import"),
    path("beheer/mensen-invoeren/voorbeeld.csv", import_views.people_example, name="people_example"),
    path("beheer/persoon/<int:nummer>/", person.person, name="persoon"),
    path("beheer/persoon/<int:nummer>/vertrek/", departure.departure, name="vertrek"),
    path("beheer/mandaten/", mandating.mandates, name="mandaten"),
    path("beheer/verklaringen/", declaring.declarations, name="verklaringen"),
    path("beheer/wie-kan-wat/", who_can.who_can, name="wie_kan_wat"),
    path("beheer/logboek/", logbook.logbook, name="logboek"),
    path("verzoeken/", agreeing.requests, name="verzoeken"),
    path("beheer/keten/", beheer.keten, name="keten"),
    path("demo/", demo.accounts, name="demo"),
    path("demo/<int:nummer>/", demo.word, name="demo_word"),
    path("uitnodiging/", account.choose, name="uitnodiging"),
    path("uitnodiging/<str:token>/", account.link, name="uitnodiging_link"),
    path("accounts/", include("afspraak.web.account.urls")),
    path("thema/<slug:gemeente>.css", algemeen.thema, name="thema"),
    path("toegankelijkheid/", algemeen.toegankelijkheid, name="toegankelijkheid"),
    path("gezond", algemeen.gezond, name="gezond"),
]
handler404 = algemeen.niet_gevonden
handler500 = algemeen.fout
