public import GeoCore

/// A TOML file that a person wrote, and how its mistakes are told.
public protocol TOMLDocument: Sendable {
    /// Returns the error for a mistake.
    ///
    /// - Parameters:
    ///   - what: What is wrong, as a sentence without a full stop.
    ///   - remedy: How to put it right; `nil` for the usual advice on such files.
    /// - Returns: The error, with its code.
    func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError

    /// Returns the one of `known` that somebody may have meant by `key`, so that messages can ask; `nil` if none is near.
    func nearest(to key: String, in known: [String]) -> String?
}

extension TOMLDocument {
    /// Returns the error for a mistake, with the usual advice.
    public func fault(_ what: LocalizedText) -> PaftaError { fault(what, remedy: nil) }

    /// No suggestion.
    public func nearest(to key: String, in known: [String]) -> String? { nil }
}
