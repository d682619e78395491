import GeoCore

extension TextParser {
    /// The error for a place where a value or a condition is missing.
    func missingOperand() -> PaftaError {
        let remedy =
            switch token.kind {
            case .reserved(.null):
                LocalizedText("Write a IS NULL instead of a = NULL.", tr: "a = NULL yerine a IS NULL yazın.")
            case .reserved:
                LocalizedText(
                    "Put a value before it; a property of this name is written in double quotes.",
                    tr: "Önüne bir değer yazın; bu adda bir alan çift tırnakla yazılır."
                )
            case .close, .end:
                LocalizedText(
                    "Complete the condition, as in floors > 3 AND name = 'Ada'.",
                    tr: "Koşulu tamamlayın, örneğin kat > 3 AND ad = 'Ada'."
                )
            default:
                LocalizedText(
                    "Write a property, a number or a 'text' on both sides of an operator.",
                    tr: "İşlecin iki yanına bir alan, sayı ya da 'metin' yazın."
                )
            }
        return unexpected(LocalizedText("a value or a condition", tr: "bir değer ya da koşul"), remedy: remedy)
    }

    /// The error for what follows a complete condition.
    func strayToken(after parsed: Parsed) -> PaftaError {
        let isCondition = OperandRule.condition.allows(parsed.expression)
        return unexpected(
            isCondition
                ? LocalizedText("AND, OR or the end of the filter", tr: "AND, OR ya da süzgecin sonu")
                : LocalizedText("an operator", tr: "bir işleç"),
            remedy: strayRemedy
        )
    }

    private var strayRemedy: LocalizedText {
        let start = token.range.lowerBound
        let touchesText = start > 0 && lexer.reading.bytes[start - 1] == UInt8(ascii: "'")
        switch token.kind {
        case .close:
            return LocalizedText("Remove this ')' or open it before.", tr: "Bu ')' işaretini silin ya da önce açın.")
        case .name, .reserved:
            if touchesText {
                return LocalizedText(
                    "A single quote inside a text is doubled: 'O''Neill'.",
                    tr: "Metin içindeki tek tırnak iki kez yazılır: 'Rize''nin'."
                )
            }
            if Names.capitals(lexer.reading.text(token.range)) == "ILIKE" {
                return LocalizedText(
                    "Write CASEI(a) LIKE CASEI('ada%').",
                    tr: "CASEI(a) LIKE CASEI('ada%') yazın."
                )
            }
            return LocalizedText(
                "Join conditions with AND or OR; a name with spaces is written in double quotes.",
                tr: "Koşulları AND ya da OR ile bağlayın; boşluklu adlar çift tırnakla yazılır."
            )
        case .comma:
            return LocalizedText(
                "Join conditions with AND; decimals are written with a point.",
                tr: "Koşulları AND ile bağlayın; ondalık kesirler noktayla yazılır."
            )
        default:
            return LocalizedText(
                "Join conditions with AND or OR.",
                tr: "Koşulları AND ya da OR ile bağlayın."
            )
        }
    }
}
