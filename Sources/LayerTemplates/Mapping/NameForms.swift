/// The forms in which names of fields are compared.
///
/// Characters are compared, not code points, so that `İ` counts the same in one piece and as `I` with a dot above it.
package enum NameForms {
    /// Returns the name in small letters of Turkish: `I` becomes `ı`, `İ` becomes `i`.
    package static func folded(_ name: String) -> String {
        var result = ""
        for character in name {
            switch character {
            case "I": result.append("ı")
            case "İ": result.append("i")
            default: result += character.lowercased()
            }
        }
        return result
    }

    /// Returns the name in capital letters of ASCII, as programs write that know no Turkish: `İlçe` becomes `ILCE`.
    package static func ascii(_ name: String) -> String {
        var result = ""
        for character in name { result += ascii(character) }
        return result
    }

    /// Returns the letters and digits of the name in capital letters of ASCII: `mahalleAd` and `MAHALLE_AD` are alike.
    package static func letters(_ name: String) -> String {
        ascii(name).filter { $0.isLetter || $0.isNumber }
    }

    private static func ascii(_ character: Character) -> String {
        switch character {
        case "ç", "Ç": "C"
        case "ğ", "Ğ": "G"
        case "ı", "İ", "î", "Î": "I"
        case "ö", "Ö": "O"
        case "ş", "Ş": "S"
        case "ü", "Ü", "û", "Û": "U"
        case "â", "Â": "A"
        default: character.uppercased()
        }
    }
}
