/// Who asks.
public enum Principal: Sendable, Hashable {
    /// Somebody without credentials.
    case anonymous
    /// A person of the municipality.
    case staff(StaffMember)
    /// An institution under a protocol.
    case partner(PartnerIdentity)
}

/// A person of the municipality.
public struct StaffMember: Sendable, Hashable {
    /// The account, which the audit trail names.
    public var account: String
    /// The unit, as in `pafta.toml`; `nil` if none is known.
    public var unit: String?
    /// What the person may do.
    public var roles: Set<Role>

    /// Creates a person.
    public init(account: String, unit: String?, roles: Set<Role>) {
        self.account = account
        self.unit = unit
        self.roles = roles
    }
}

/// What people of the municipality may do; each role stands for itself.
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Reads the layers of the access classes public, partner and staff.
    case reader
    /// Edits the layers of the own unit.
    case editor
    /// Reads restricted plans and decides about them.
    case planner
    /// Reads the audit trail and reports, and no personal data.
    case auditor
    /// Decides about accounts, keys and protocols.
    case administrator
}

/// An institution under a protocol.
public struct PartnerIdentity: Sendable, Hashable {
    /// The protocol's number.
    public var protocolNumber: String
    /// What tells the credential from the others of the protocol: the prefix of a key, the subject of a certificate or token.
    public var credential: String

    /// Creates an identity.
    public init(protocolNumber: String, credential: String) {
        self.protocolNumber = protocolNumber
        self.credential = credential
    }
}
