import GeoCore

extension TextLexer {
    /// The error for a character that starts nothing, with the remedy for the usual reasons.
    func strangeCharacter(at offset: Int) -> PaftaError {
        let (scalar, length) = UTF8Check.scalar(at: offset, in: reading.bytes)
        // Control characters would not show, or do harm where the message is shown.
        let isShown =
            scalar > 0x20 && scalar != 0x7F && !(0x80...0x9F).contains(scalar) && !(0x200B...0x202E).contains(scalar)
        let shown = isShown ? "'\(reading.text(offset..<(offset + length)))'" : "U+" + String(scalar, radix: 16)
        return reading.error(
            LocalizedText("\(shown) has no meaning here.", tr: "\(shown) burada anlamsız."),
            remedy: Self.remedy(for: scalar),
            at: offset
        )
    }

    private static func remedy(for scalar: UInt32) -> LocalizedText {
        switch scalar {
        case 0x21:
            LocalizedText(
                "Write <> for 'not equal' and NOT for 'not'.",
                tr: "'Eşit değil' için <>, 'değil' için NOT yazın."
            )
        case 0x26: LocalizedText("Join conditions with AND.", tr: "Koşulları AND ile bağlayın.")
        case 0x7C: LocalizedText("Join conditions with OR.", tr: "Koşulları OR ile bağlayın.")
        case 0x3B:
            LocalizedText(
                "A filter is one condition and ends without ';'.",
                tr: "Süzgeç tek bir koşuldur, ';' ile bitmez."
            )
        case 0x5B, 0x5D:
            LocalizedText("Write lists in parentheses: ('a', 'b').", tr: "Listeleri ayraç içinde yazın: ('a', 'b').")
        case 0x7B, 0x7D:
            LocalizedText(
                "This looks like JSON: say filter-lang=cql2-json, or write the filter as text.",
                tr: "JSON'a benziyor: filter-lang=cql2-json deyin ya da süzgeci metin olarak yazın."
            )
        case 0x60, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB:
            LocalizedText(
                "Write property names in straight double quotes (\") and texts in straight single quotes (').",
                tr: "Alan adlarını düz çift tırnakla (\"), metinleri düz tek tırnakla (') yazın."
            )
        case 0x2018, 0x2019, 0x201A, 0xB4:
            LocalizedText("Write texts in straight single quotes (').", tr: "Metinleri düz tek tırnakla (') yazın.")
        default:
            LocalizedText(
                "Write property names with odd characters in double quotes and texts in single quotes.",
                tr: "Alışılmadık karakterli alan adlarını çift tırnakla, metinleri tek tırnakla yazın."
            )
        }
    }
}
