/// Where a protocol stands in its life; only an approved one gives access.
public enum ProtocolState: String, Sendable, Hashable, CaseIterable {
    /// Being written (taslak).
    case draft
    /// In force during its term (onaylı).
    case approved
    /// Stopped for a time (askıya alınmış).
    case suspended
    /// Past its term or ended as agreed (sona ermiş).
    case ended
    /// Revoked before its end (feshedilmiş).
    case revoked
}
