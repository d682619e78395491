public import GeoCore

extension PaftaError.Code {
    /// A filter does not follow CQL2.
    public static let invalidFilter = Self("filter.invalid")
    /// A filter is longer, deeper or richer in positions than is read.
    public static let filterTooLarge = Self("filter.tooLarge")
}

extension PaftaError {
    /// The error for a filter that is wrong at a place of its text.
    ///
    /// - Parameters:
    ///   - text: What is wrong there, a whole sentence.
    ///   - remedy: How to write it instead.
    ///   - offset: Where the wrong part starts, in UTF-8 bytes, as in ``Expression/offset``; `nil` if nobody knows.
    ///   - filter: The bytes of the filter, so that the character can be named; without them every byte counts as one.
    ///   - fileID: The source file that raises the error.
    ///   - line: The line that raises the error.
    /// - Returns: An error with the code `filter.invalid` that names the character, counted from 1.
    public static func invalidFilter(
        _ text: LocalizedText,
        remedy: LocalizedText,
        offset: Int?,
        in filter: [UInt8]? = nil,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidFilter,
            placed(text, at: offset.map { characterNumber(ofByte: $0, in: filter) }),
            remedy: remedy,
            fileID: fileID,
            line: line
        )
    }

    /// The error for a filter that exceeds its ``ParseBudget``.
    static func filterTooLarge(
        _ text: LocalizedText,
        remedy: LocalizedText,
        offset: Int,
        in filter: [UInt8]?
    ) -> PaftaError {
        PaftaError(
            .limitExceeded,
            .filterTooLarge,
            placed(text, at: characterNumber(ofByte: offset, in: filter)),
            remedy: remedy
        )
    }

    private static func placed(_ text: LocalizedText, at character: Int?) -> LocalizedText {
        guard let character else { return text }
        return LocalizedText(
            "The filter is wrong at character \(character): \(text.english)",
            tr: "Süzgeç \(character). karakterde hatalı: \(text.turkish)"
        )
    }

    /// Unicode scalars, counted from 1: bytes of the form 10xxxxxx continue a scalar.
    private static func characterNumber(ofByte offset: Int, in filter: [UInt8]?) -> Int {
        guard let filter else { return offset + 1 }
        return filter.prefix(offset).count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
    }
}
