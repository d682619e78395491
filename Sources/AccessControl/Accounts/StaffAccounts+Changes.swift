public import GeoCore
internal import HomeRegistry

extension StaffAccounts {
    /// Makes an account.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - unit: The unit, as in `pafta.toml`.
    ///   - roles: What the person may do.
    ///   - password: The password; `nil` for an account that signs in through a proxy or a sign-in service.
    ///   - now: Seconds since 1970.
    /// - Throws: `password.weak`, `account.exists`, `registry.unreadable`.
    public func add(
        _ name: AccountName,
        unit: String?,
        roles: Set<Role>,
        password: Secret?,
        now: Int64
    ) throws(PaftaError) {
        var hash: String?
        if let password {
            try PasswordRules.check(password, for: name)
            hash = try PasswordHash(password).text
        }
        let account = AccountRecord(
            name: name.text,
            unit: unit,
            roles: Self.names(of: roles),
            password: hash,
            createdAt: now
        )
        try registry.add(account)
    }

    /// Sets a new password, which ends the account's sessions and its lock.
    ///
    /// - Throws: `password.weak`, `account.unknown`, `registry.unreadable`.
    public func setPassword(_ password: Secret, of name: AccountName, now: Int64) throws(PaftaError) {
        try PasswordRules.check(password, for: name)
        let hash = try PasswordHash(password).text
        _ = try registry.changeAccount(name.text, at: now) { $0.password = hash }
    }

    /// Sets what a person may do, and the unit, and ends the account's sessions.
    ///
    /// - Throws: `account.unknown`, `registry.unreadable`.
    public func setRoles(_ roles: Set<Role>, unit: String?, of name: AccountName, now: Int64) throws(PaftaError) {
        _ = try registry.changeAccount(name.text, at: now) { account in
            account.roles = Self.names(of: roles)
            account.unit = unit
        }
    }

    /// Closes an account or opens it again; closing ends its sessions, and its keys are not accepted meanwhile.
    ///
    /// - Throws: `account.unknown`, `registry.unreadable`.
    public func setDisabled(_ isDisabled: Bool, _ name: AccountName, now: Int64) throws(PaftaError) {
        _ = try registry.changeAccount(name.text, at: now) { $0.isDisabled = isDisabled }
    }

    private static func names(of roles: Set<Role>) -> [String] { Role.allCases.filter(roles.contains).map(\.rawValue) }
}
