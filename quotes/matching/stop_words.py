"""Words that carry no matter of their own, and words that deny; folded, per language."""

from __future__ import annotations

STOP_WORDS = {
    "nl": frozenset(
        """aan al als alle alleen bij daar dan dat de deze die dit door dus een en er had hebben heeft het hier hij hoe hun
        ik in is ja je kan kunnen maar meer men met mijn moet moeten na naar niet nog nu of om omdat ons ook op over s t te
        tegen toen toch tot uit van veel voor want was wat we wel werd wie wij worden wordt zal ze zei zelf zich zij zijn zo
        zou zouden""".split()
    ),
    "en": frozenset(
        """a about all also an and are as at be been but by can could did do does for from had has have he her his how i if in
        into is it its just more no not of on or our out said she so some than that the their them then there they this to
        up was we were what when which who will with would you your""".split()
    ),
}

NEGATIONS = {
    "nl": frozenset("geen niet nooit niemand niets nergens nimmer evenmin zonder".split()),
    "en": frozenset(
        """no not never nobody none nothing nowhere neither nor without cannot isnt arent wasnt werent dont doesnt didnt
        wont wouldnt hasnt havent hadnt cant couldnt shouldnt""".split()
    ),
}
