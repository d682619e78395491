public import GeoCore

extension AuditFolder {
    /// Checks the chain of records, the seals and the head.
    ///
    /// Reads every byte once, in memory that does not grow with the trail. A running server is no hindrance.
    ///
    /// - Parameters:
    ///   - from: The first day; `nil` for the beginning.
    ///   - to: The last day; `nil` for the end, and only then the head is checked.
    ///   - publicKey: The key that was noted down when the trail began, or any later one; `nil` for the one that lies
    ///     in the
    ///     folder, which somebody who may write there can forge.
    ///   - anchor: A record noted down outside, which must still be there.
    ///   - patience: How long to wait for a running writer to sign its last records.
    /// - Returns: What was found.
    /// - Throws: `audit.unreadable`, `audit.invalid`.
    public func verify(
        from: AuditDay? = nil,
        to: AuditDay? = nil,
        publicKey: AuditPublicKey? = nil,
        anchor: AuditAnchor? = nil,
        patience: Duration = .seconds(1)
    ) throws(PaftaError) -> AuditVerification {
        var verifier = try Verifier(self, from: from, to: to, publicKey: publicKey, anchor: anchor)
        return try verifier.run(patience: patience)
    }
}
