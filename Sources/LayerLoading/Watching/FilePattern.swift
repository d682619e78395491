internal import LayerTemplates

/// A pattern for names of files: `*` is any text, `?` any one character, everything else is itself.
///
/// Letter case and the marks of Turkish letters do not count: departments write `PARSEL_ŞUBAT.SHP`, `parsel_subat.shp` and
/// anything between.
public struct FilePattern: Sendable, Hashable {
    /// The pattern as it was written.
    public let text: String
    private let pieces: [Piece]

    private enum Piece: Hashable {
        case anyText
        case anyCharacter
        case character(Character)
    }

    /// Takes a pattern; every text is one.
    public init(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        for character in NameForms.ascii(text) {
            switch character {
            case "*": if pieces.last != .anyText { pieces.append(.anyText) }
            case "?": pieces.append(.anyCharacter)
            default: pieces.append(.character(character))
            }
        }
        self.pieces = pieces
    }

    /// Returns whether the pattern fits the whole of a name.
    public func matches(_ name: String) -> Bool {
        let characters = Array(NameForms.ascii(name))
        var (piece, place) = (0, 0)
        // The last `*` and what it has taken so far: on a mismatch it takes one character more, so that the work is
        // bounded by the product of the lengths.
        var star: (piece: Int, place: Int)?
        while place < characters.count {
            if piece < pieces.count, pieces[piece] == .anyText {
                star = (piece, place)
                piece += 1
            } else if piece < pieces.count, fits(pieces[piece], characters[place]) {
                piece += 1
                place += 1
            } else if let last = star {
                star = (last.piece, last.place + 1)
                (piece, place) = (last.piece + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .anyText }
    }

    private func fits(_ piece: Piece, _ character: Character) -> Bool {
        switch piece {
        case .anyText: false
        case .anyCharacter: true
        case .character(let wanted): wanted == character
        }
    }
}
