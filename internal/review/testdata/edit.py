"""Edits Word files in LibreOffice as a person would. Started by libreoffice_judges_test.go.

usage: edit.py PIPE JOBS.json

Jobs are a list of {"file", "edits"}. An edit is one of
  {"op": "control", "nth", "text"}             new text in the nth content control, counted from 0
  {"op": "words", "old", "new", "track"}       words replaced, perhaps with changes tracked
  {"op": "delete", "start"}                    the paragraph that starts so is deleted
Each job is answered with a line: the number of edits made.
"""
import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            time.sleep(0.25)
    sys.exit("no LibreOffice")


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def paragraphs(text):
    enumeration = text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.TextTable"):
            for name in element.CellNames:
                yield from paragraphs(element.getCellByName(name))
        else:
            yield element


def controls(text):
    """Content controls, which LibreOffice 7.4 reads as input fields."""
    for paragraph in paragraphs(text):
        portions = paragraph.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.TextPortionType == "ContentControl":
                yield portion.ContentControl
            elif portion.TextPortionType == "TextField" and portion.TextField.supportsService("com.sun.star.text.textfield.Input"):
                yield portion.TextField


def retype(control, text):
    if hasattr(control, "Content"):
        control.Content = text
        return
    cursor = control.createTextCursor()
    cursor.gotoEnd(True)
    control.insertString(cursor, text, True)


def edit(doc, e):
    if e["op"] == "control":
        found = list(controls(doc.Text))
        if len(found) <= e["nth"]:
            return 0
        retype(found[e["nth"]], e["text"])
        return 1
    if e["op"] == "words":
        doc.RecordChanges = e["track"]
        descriptor = doc.createSearchDescriptor()
        descriptor.SearchString, descriptor.SearchCaseSensitive = e["old"], True
        found = doc.findFirst(descriptor)
        if found is not None:
            found.setString(e["new"])
        doc.RecordChanges = False
        return int(found is not None)
    for paragraph in paragraphs(doc.Text):
        if paragraph.String.startswith(e["start"]):
            paragraph.dispose()
            return 1
    return 0


def main(pipe, jobs):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for job in json.load(open(jobs, encoding="utf-8")):
        url = uno.systemPathToFileUrl(os.path.abspath(job["file"]))
        doc = desktop.loadComponentFromURL(url, "_blank", 0, properties(Hidden=True))
        print(sum(edit(doc, e) for e in job["edits"]), flush=True)
        doc.storeToURL(url, properties(FilterName="MS Word 2007 XML"))
        doc.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass


main(*sys.argv[1:])
