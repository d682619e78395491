public import GeoCore

extension PaftaError.Code {
    /// Somebody else has changed the protocol meanwhile.
    public static let changedProtocol = Self("protocol.changed")
}

extension PaftaError {
    /// Returns the error for a protocol that somebody else has changed.
    public static func changedProtocol(_ number: String) -> PaftaError {
        PaftaError(
            .conflict,
            .changedProtocol,
            LocalizedText(
                "The protocol '\(number.prefix(80))' has a newer version; nothing was changed.",
                tr: "'\(number.prefix(80))' protokolünün daha yeni bir sürümü var; hiçbir şey değiştirilmedi."
            ),
            remedy: LocalizedText(
                "Look at it with 'pafta protocol show', and start from its latest version.",
                tr: "'pafta protocol show' ile bakın; son sürümünden başlayın."
            )
        )
    }
}
