/// The word classes of the `.lex` files that a rule asks of one word, a bit each.
///
/// A case is named as its class: `.ageBoundOver` is `@age.bound.over`.
package enum WordClassName: UInt8, CaseIterable, Sendable {
  case additional, ageApposed, ageAs, ageBoundOver, ageBoundUnder, ageCopula, ageFollower,
    ageJoiner, ageOld, agePronoun,
    ageRough, ageService, ageShort, ageSubject, ageTail, ageVerb, ageWord, allNearly, allNot,
    anaphoraCopula, anaphoraJoiner, anaphoraPronoun, anaphoraPronounWhole, articleIndefinite,
    atOrIn, atOrOn, beFinite, beSingular, boundOver, boundUnder, byOrOf, byOrTo,
    changeNot, changeNoun, changePreposition, circa, comparative, comparativeNumber, compared,
    comparedPreposition,
    conceptBoundary, conceptPreposition, coordinator, cubic, dateTo, definite, definiteThird,
    degree, dimension, earlierBehind, earlierPreposition, eldest, fallNoun,
    fewModifier, fewNot, fromOrOn, fromOrSince, fromOrTo, groupRough, grow, had, halfDeterminer,
    halfFollower, halfNot, headerAgeFollower, headerAlone, headerCount,
    headerCountNoun, headerLabel, headerLabelNot, headerNounNot, headerNumber,
    headerPage, headerPeriod, headerRate, headerScale, headerTime,
    hyphenNoun, less, listJoiner, lose, manyNot, manyNounNot, mayFollower, minus,
    monthFullDoubtful, monthLead, monthLeadSure, monthPreposition, more, mostNoun, multipleNot,
    nounLead, numberAnaphoric, numberLead, odd, oneArticle, oneBound,
    oneNot, orMore, ordinalEnding, ordinalFixed, ordinalPlace, participleAdverb, partitive, per,
    perModifier, percent, personIndefinite, point, pointTime, pound, previous,
    quantifierNoun, raise, rangeOpener, rangeRough, rateDeterminer, rateEvery, rateNot, rateNoun,
    rateOpener,
    riseNoun, scaleShort, seasonLead, seasonPrefix, sharePreposition, size, sizeGreat,
    sizeSmall, spanOpener, square, tailDeterminer, tailNot, toOrWith, totalNoun, totalRough,
    twiceFollower, underOrOver, unitModifier, upFollower, upVerb,
    verbNoun, visit, yearKind, yearLead, yearNot, yearNoun

  /// `age.bound.over` for `.ageBoundOver`.
  package var text: String {
    var text = ""
    for letter in "\(self)" {
      text += letter.isUppercase ? "." + letter.lowercased() : String(letter)
    }
    return text
  }
}
