import GeoCore

/// A word, sign or literal of the text encoding.
struct TextToken {
    /// What it is.
    var kind: Kind
    /// Its bytes, quotes included.
    var range: Range<Int>

    enum Kind: Equatable {
        /// A name without quotes that is no reserved word.
        case name
        case reserved(ReservedWord)
        /// A name in double quotes.
        case quotedName
        /// A text in single quotes.
        case text
        /// A number without sign.
        case number
        case open
        case close
        case comma
        case comparison(ComparisonOperator)
        case plus
        case minus
        case star
        case slash
        case percent
        case caret
        /// The end of the filter.
        case end
    }
}

extension TextToken {
    /// What an error calls it; texts and numbers are not repeated, they may be personal.
    func description(in reading: FilterReading) -> LocalizedText {
        switch kind {
        case .end: LocalizedText("the end of the filter", tr: "süzgecin sonu")
        case .text: LocalizedText("a text", tr: "bir metin")
        case .number: LocalizedText("a number", tr: "bir sayı")
        default: LocalizedText(verbatim: "'\(reading.text(range).prefix(40))'")
        }
    }
}
