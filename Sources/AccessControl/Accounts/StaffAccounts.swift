public import GeoCore
public import HomeRegistry

/// The accounts of the municipality's people, as requests are checked against them.
public final class StaffAccounts: Sendable {
    let registry: HomeRegistry
    private let recent = RecentRecords<String, AccountRecord>(capacity: 2_000)

    /// Takes the registry.
    public init(_ registry: HomeRegistry) { self.registry = registry }

    /// Returns an account.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - generation: What ``HomeRegistry/generation()`` says now.
    /// - Returns: The account; `nil` if there is none.
    /// - Throws: `registry.unreadable`.
    public func account(_ name: String, generation: Int64) throws(PaftaError) -> AccountRecord? {
        let registry = registry
        return try recent.record(name, generation: generation) { name throws(PaftaError) in
            try registry.account(named: name)
        }
    }

    /// Returns the person behind an account that is open.
    ///
    /// - Throws: `access.unauthorised`, `registry.unreadable`.
    func member(_ name: String, generation: Int64) throws(PaftaError) -> StaffMember {
        guard let account = try account(name, generation: generation) else { throw .refused(.unknownAccount) }
        guard !account.isDisabled else { throw .refused(.disabledAccount) }
        return StaffMember(account)
    }
}

extension StaffMember {
    /// The person behind an account; names of roles that this version does not know give no right.
    public init(_ account: AccountRecord) {
        self.init(account: account.name, unit: account.unit, roles: Set(account.roles.compactMap(Role.init(rawValue:))))
    }
}
