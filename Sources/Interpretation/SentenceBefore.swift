import Language

/// The phrases of the sentence before a figure's in its paragraph, found where somebody asks.
final class SentenceBefore {
  private(set) lazy var matches = find()
  private let find: () -> [PhraseIndex.Match]

  init(_ find: @escaping () -> [PhraseIndex.Match]) { self.find = find }
}
