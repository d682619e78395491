import CQL2
import GeoCore
import Testing

/// The character that an error names, counted from 1.
func character(of error: PaftaError) -> Int? {
    let words = error.message.english.split(separator: " ")
    guard let place = words.firstIndex(of: "character"), place + 1 < words.count else { return nil }
    return Int(words[place + 1].dropLast())
}

/// Expects a refusal that a client can act on: the code, a place in the text, a remedy, both languages.
func expectRefusal(
    of filter: String,
    _ code: PaftaError.Code = .invalidFilter,
    at place: Int? = nil,
    _ sourceLocation: SourceLocation = #_sourceLocation,
    by read: () throws(PaftaError) -> Expression
) {
    do {
        _ = try read()
        Issue.record("read without error: \(filter.prefix(200))", sourceLocation: sourceLocation)
    } catch {
        let named = character(of: error)
        #expect(error.code == code, "\(filter.prefix(200)): \(error)", sourceLocation: sourceLocation)
        if let place { #expect(named == place, "\(filter.prefix(200)): \(error)", sourceLocation: sourceLocation) }
        #expect(
            (1...(filter.unicodeScalars.count + 1)).contains(named ?? 0),
            "\(error)",
            sourceLocation: sourceLocation
        )
        #expect(error.remedy?.english.isEmpty == false, sourceLocation: sourceLocation)
        #expect(error.remedy?.turkish.isEmpty == false, sourceLocation: sourceLocation)
        #expect(error.message.turkish.contains("karakterde"), sourceLocation: sourceLocation)
    }
}
