"""`afspraak termijn --help` lists the rules; behind a rule it tells that rule's facts."""

import pytest

from afspraak.cli.hoofd import main


@pytest.mark.parametrize("argumenten", [["termijn"], ["termijn", "--help"], ["termijn", "-h"]])
def test_help_lists_the_rules(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argumenten) == 0
    assert "  AWB-6:7            De laatste dag om bezwaar te maken." in capsys.readouterr().out.splitlines()


def test_help_of_a_rule_names_its_facts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["termijn", "AWB-6:7", "--help"])
    assert einde.value.code == 0
    assert "--bekendgemaakt-op DAG" in capsys.readouterr().out
