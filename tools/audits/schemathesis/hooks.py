"""What schemathesis is told about the graph: its scalars, and what counts as a fault of the server.

Its own check takes every error of a resolver for one; in this graph a refusal has a code that says what the client may do about it.
"""

import atexit
import json
import os
import threading

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

FAULTS = {None, "INTERNAL_SERVER_ERROR", "SUBGRAPH_UNAVAILABLE", "SERVICE_UNAVAILABLE", "DOWNSTREAM_SERVICE_ERROR"}

text = st.text(max_size=20)


def either(good):
    """Mostly a value that fits, now and then one that does not."""
    return st.one_of(good, good, good, text).map(nodes.String)


decimal = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False).map(lambda value: f"{value:f}")
schemathesis.graphql.scalar("Decimal", either(decimal))
schemathesis.graphql.scalar("CurrencyCode", either(st.sampled_from(["EUR", "USD", "JPY", "XXX"])))
schemathesis.graphql.scalar("Date", either(st.dates().map(lambda day: day.isoformat())))
schemathesis.graphql.scalar("DateTime", either(st.datetimes().map(lambda moment: f"{moment.isoformat(timespec='milliseconds')}Z")))

counts = {"cases": 0, "answered": 0}
lock = threading.Lock()


def errors_of(response):
    try:
        return response.json().get("errors") or []
    except (ValueError, AttributeError):
        raise AssertionError(f"The answer is not a JSON object: {response.content[:500]!r}") from None


@schemathesis.check
def no_fault_of_the_server(ctx, response, case):
    with lock:
        counts["cases"] += 1
    assert response.status_code < 500, f"The server answered {response.status_code}: {response.content[:1000]!r}"
    errors = errors_of(response)
    faults = [error for error in errors if error.get("extensions", {}).get("code") in FAULTS]
    assert not faults, f"Faults of the server: {json.dumps(faults)[:2000]}"
    with lock:
        # What a resolver answered or refused has a path; what validation or a limit refused has none.
        counts["answered"] += response.status_code == 200 and all("path" in error for error in errors)


@atexit.register
def tell():
    with open(os.environ["AUDIT_COUNTS"], "w", encoding="utf-8") as file:
        json.dump(counts, file)
