public import GeoCore
internal import HomeRegistry

extension Access {
    /// Signs a person in by name and password.
    ///
    /// Takes about a tenth of a second, nearly all of it computing.
    ///
    /// - Parameters:
    ///   - name: The account as it was typed.
    ///   - password: The password as it was typed.
    ///   - address: The address of the client.
    ///   - now: Seconds since 1970.
    /// - Returns: The person, and the secret of the session for the cookie.
    /// - Throws: `access.unauthorised`, the same in text and time whether the name or the password is wrong;
    ///   `access.locked`, for names without an account as well; `registry.unreadable`, `password.unhashed`.
    public func signIn(
        _ name: String,
        _ password: Secret,
        from address: IPAddress,
        now: Int64
    ) throws(PaftaError) -> (member: StaffMember, session: Secret) {
        let known = try? AccountName(name)
        let counted = known?.text ?? String(decoding: ASCII.lowercased(name).utf8.prefix(64), as: UTF8.self)
        try lockout.begin(account: counted, from: address, now: now)
        guard password.text.utf8.count <= PasswordRules.maximumBytes else { throw .refused(.wrongPassword) }
        let account = if let known { try registry.account(named: known.text) } else { AccountRecord?.none }
        let hash = account?.password.flatMap { PasswordHash($0) }
        // The hash of nobody takes as long as that of an account.
        let isRight = try (hash ?? .nobody).matches(password)
        guard let account else { throw .refused(.unknownAccount) }
        guard isRight else { throw .refused(.wrongPassword) }
        guard !account.isDisabled else { throw .refused(.disabledAccount) }
        try lockout.succeed(account: account.name, from: address)
        return (StaffMember(account), try sessions.begin(for: account, now: now))
    }

    /// Tells the registry which keys and sessions were used; the server does so once a minute and at its end.
    ///
    /// - Throws: `registry.unreadable`.
    public func noteUse() throws(PaftaError) {
        try registry.noteUse(keys: keys.use.take(), sessions: sessions.use.take())
    }
}
