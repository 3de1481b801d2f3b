import Testing

@testable import Extraction

/// Sentences that need the words of `grades.lex` and of the rules of grades, read by the extractor alone: behind
/// it others refuse the same grade once more.
///
/// `{school|college}` stands for one sentence each with another word there.
@Suite struct GradeWordTests {
  private func sentences(_ pattern: String) -> [String] {
    let parts = pattern.split(
      separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let close = parts[1].firstIndex(of: "}") else { return [pattern] }
    let rest = parts[1][parts[1].index(after: close)...]
    return parts[1][..<close].split(separator: "|").map { String(parts[0]) + $0 + rest }
  }

  @Test(arguments: [
    // What others are graded for, or what others grade.
    "Ofsted rated the {school|academy|nursery|preschool|college|university|home|hospital|childminder|hospice} good.",
    "Ofsted rated the {prison|provider|surgery|police|fostering|landlord|housing|playgroup|sixth form|clinic} good.",
    "Ofsted rated the {centre|unit|teaching|pupils|ward|practice|GP|adult|library|homelessness} service good.",
    "Ofsted rated the {fire|bus|hygiene|probation|youth|registrars|SEND|student|cqc|hmicfrs|lga} service good.",
    "Three {schools|academies|nurseries|preschools|colleges|universities|homes|hospitals|childminders} were rated good.",
    "Three {providers|surgeries|clinics|centres|units|wards|libraries} were rated good.",
    "In the {survey|view of parents|view of peer councils|view of auditors|eyes of adults|eyes of students} it was rated good.",
    "Other {authorities|councils|boroughs|counties} were rated good.",
    "Our neighbours were rated good.",
    // Hopes and conditions.
    "The council {hopes|hoped|wants|wanted|aims|aimed|aspires|strives|expects|expected} to be rated good.",
    "The council is {hoping|aiming|striving|ambitious|expecting|determined} to be rated good.",
    "Leaders {hope|want|aim|aspire|strive|expect} to be rated good.",
    "Their {hope|aim|ambition|target|goal|vision|bid} is services that are rated good.",
    "Their {hopes|aims|ambitions|targets|goals} are services that are rated good.",
    "{If|Unless|Whether} it was rated good, they do not know.",
    // Denials.
    "Services have {not|never|neither} been rated good.",
    "{No|Nor} services have been rated good.",
    "It is {short of|below|without|instead of|rather than} being rated good.",
    // Whom the sentence does not name.
    "{One|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Each|Some|Many|Most|Several|None|Others|Neither} was rated good.",
    "{Two|Both} were rated good.",
    "It is rated good or {better|above|outstanding}.",
    // Opinions of a rate or a judge, which are nouns.
    "Attendance {rate|rates} in the service are good.",
  ])
  func leaves(_ pattern: String) throws {
    for text in sentences(pattern) {
      #expect(try GradeExtractorTests().found(text) == [], "\(text)")
    }
  }

  @Test(arguments: [
    (
      "Services were rated good in {all areas|every area|all respects|every respect|all categories|every category}.",
      ["overall_effectiveness good"]
    ),
    (
      "Services were rated good in {all aspects|every aspect|all judgements|every judgement|all counts|every regard}.",
      ["overall_effectiveness good"]
    ),
    (
      "Services were rated good {on every count|by all measures|by every measure|across the board}.",
      ["overall_effectiveness good"]
    ),
    (
      "{Since|Before} the inadequate judgement, the council hired staff.",
      ["overall_effectiveness inadequate earlier"]
    ),
    (
      "The last judgement of the council was good.",
      ["overall_effectiveness good"]
    ),
    (
      "Ofsted came to the council, {which|who} was rated good.",
      ["overall_effectiveness good"]
    ),
    (
      "Services for care leavers {in|of|within|across|at} Barsetshire are good.",
      ["care_leavers good"]
    ),
    (
      "Services for care leavers {who|that|now|still|also} live here are good.",
      ["care_leavers good"]
    ),
    (
      "Services for care leavers {have|has} been good.",
      ["care_leavers good"]
    ),
    (
      "Services, {which|who} were inadequate in 2018, are good.",
      ["overall_effectiveness inadequate earlier 2018", "overall_effectiveness good"]
    ),
    (
      "The council has a good {rating|judgement|judgment|grade}.",
      ["overall_effectiveness good"]
    ),
    (
      "The council kept its good {ratings|judgements|judgments|grades|verdict}.",
      ["overall_effectiveness good"]
    ),
    (
      "{Ofsted|Inspectors|The inspectorate} said: services are good.",
      ["overall_effectiveness good"]
    ),
    (
      "Services {upgraded|downgraded}: leadership is good.",
      []
    ),
    (
      "{Many|Some|Most|Several} {areas|aspects|elements|parts} of the council are good.",
      []
    ),
  ])
  func reads(_ pattern: String, _ expected: [String]) throws {
    for text in sentences(pattern) {
      #expect(try GradeExtractorTests().found(text) == expected, "\(text)")
    }
  }
}
