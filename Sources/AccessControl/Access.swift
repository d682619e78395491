public import GeoCore
public import HomeRegistry

/// Says who sends a request.
///
/// Whatever was decided in the registry counts from the next request on: everything that is kept in memory is dropped
/// when its generation changes.
public final class Access: Sendable {
    /// The keys.
    public let keys: KeyRing
    /// The accounts.
    public let accounts: StaffAccounts
    /// The sessions.
    public let sessions: Sessions

    let registry: HomeRegistry
    let lockout: LoginLockout
    private let reader: CredentialReader
    private let tokens: TokenVerifier?
    private let certificates = RecentRecords<[UInt8], CertificateRecord>(capacity: 2_000)
    private let refusals: FailureTable<IPAddress>
    private let generation: @Sendable () throws(PaftaError) -> Int64

    /// Takes the registry and the settings.
    ///
    /// - Parameters:
    ///   - registry: The registry of the home.
    ///   - settings: What the operator has set.
    ///   - generation: Tells a number that changes with every decision.
    public init(
        registry: HomeRegistry,
        settings: AccessSettings,
        generation: @escaping @Sendable () throws(PaftaError) -> Int64
    ) {
        self.registry = registry
        reader = settings.reader
        keys = KeyRing(registry)
        accounts = StaffAccounts(registry)
        sessions = Sessions(registry, policy: settings.sessions)
        lockout = LoginLockout(registry, account: settings.accountLock, address: settings.addressLock)
        refusals = FailureTable(settings.requestLock)
        tokens = settings.tokens.flatMap { tokens in
            settings.tokenKeys.map { TokenVerifier(tokens, keys: $0) }
        }
        self.generation = generation
    }

    /// Takes the registry and the settings.
    public convenience init(registry: HomeRegistry, settings: AccessSettings) {
        self.init(registry: registry, settings: settings) { () throws(PaftaError) in try registry.generation() }
    }

    /// Returns who sends a request; somebody without any credentials is anonymous.
    ///
    /// - Parameters:
    ///   - facts: What the request says.
    ///   - now: Seconds since 1970.
    /// - Returns: The principal, and how it is known.
    /// - Throws: `access.unauthorised`, with one text for every cause; its `cause` is for the log (``Refusal``).
    ///   `access.locked` instead after many refusals from one address: nobody with a valid key is ever kept out, as a
    ///   whole institution may stand behind one address. `registry.unreadable`, `tokens.unreadableKeys`.
    public func identify(_ facts: RequestFacts, now: Int64) async throws(PaftaError) -> Identified {
        do throws(PaftaError) {
            let presented = try reader.credentials(of: facts)
            var identified = try await identify(presented, now)
            if presented.isForeignProxyHeaderIgnored { identified.note = Self.foreignHeader }
            return identified
        } catch {
            // A browser comes back with the cookie of a session that has ended; nobody guesses that way.
            guard let refusal = error.refusal, refusal != .endedSession else { throw error }
            let wait = refusals.wait(facts.client.site, now: now)
            guard wait == 0 else { throw .locked(seconds: wait) }
            refusals.count(facts.client.site, now: now)
            throw error
        }
    }

    private func identify(_ presented: PresentedCredentials, _ now: Int64) async throws(PaftaError) -> Identified {
        guard presented.credential != nil || presented.certificate != nil else {
            return Identified(.anonymous, by: .none)
        }
        let generation = try generation()
        var byCertificate: Identified?
        if let fingerprint = presented.certificate {
            byCertificate = try identify(certificate: fingerprint, generation)
        }
        guard let credential = presented.credential else {
            return byCertificate ?? Identified(.anonymous, by: .none)
        }
        let identified = try await identify(credential, generation, now)
        // Two proofs of one and the same are welcome, proofs of two are not.
        if let other = byCertificate?.principal, !other.isSameParty(as: identified.principal) {
            throw .refused(.several)
        }
        return identified
    }

    private func identify(
        _ credential: Credential,
        _ generation: Int64,
        _ now: Int64
    ) async throws(PaftaError) -> Identified {
        switch credential {
        case .key(let key):
            let record = try keys.record(of: key, now: now, generation: generation)
            return Identified(try principal(record.owner, credential: key.prefix, generation), by: .key)
        case .session(let secret):
            let session = try sessions.session(secret, now: now, generation: generation)
            let account = try accounts.account(session.account, generation: generation)
            guard let account, account.version == session.accountVersion, !account.isDisabled else {
                throw .refused(.endedSession)
            }
            let token = Sessions.formToken(of: secret)
            return Identified(.staff(StaffMember(account)), by: .session, formToken: token)
        case .proxied(let name):
            return Identified(.staff(try accounts.member(name, generation: generation)), by: .proxy)
        case .token(let token):
            guard let tokens else { throw .refused(.tokensNotAccepted) }
            let identity = try await tokens.identity(of: token, now: now)
            return Identified(try principal(identity, generation), by: .token)
        }
    }

    private func identify(certificate fingerprint: [UInt8], _ generation: Int64) throws(PaftaError) -> Identified {
        let registry = registry
        let record = try certificates.record(fingerprint, generation: generation) { print throws(PaftaError) in
            try registry.certificate(print)
        }
        guard let record else { throw .refused(.unknownCertificate) }
        guard record.revokedAt == nil else { throw .refused(.revoked) }
        let name = "certificate " + Hexadecimal.text(fingerprint.prefix(8))
        return Identified(try principal(record.owner, credential: name, generation), by: .certificate)
    }

    private func principal(
        _ owner: CredentialOwner,
        credential: String,
        _ generation: Int64
    ) throws(PaftaError) -> Principal {
        switch owner {
        case .agreement(let number): .partner(PartnerIdentity(protocolNumber: number, credential: credential))
        case .account(let name): .staff(try accounts.member(name, generation: generation))
        }
    }

    /// The sign-in service says who it is; the registry can close an account, and gives roles where the service does not.
    private func principal(_ identity: TokenIdentity, _ generation: Int64) throws(PaftaError) -> Principal {
        if let number = identity.protocolNumber {
            return .partner(PartnerIdentity(protocolNumber: number, credential: identity.subject))
        }
        guard let name = identity.account else { throw .refused(.claims) }
        let account = try accounts.account(name, generation: generation)
        guard account?.isDisabled != true else { throw .refused(.disabledAccount) }
        let registered = account.map { StaffMember($0) }
        return .staff(
            StaffMember(
                account: name,
                unit: identity.unit ?? registered?.unit,
                roles: identity.roles ?? registered?.roles ?? []
            )
        )
    }

    private static let foreignHeader = LocalizedText(
        "The header of the sign-in proxy came from an address that is not the proxy's, and was ignored.",
        tr: "Oturum açma vekil sunucusunun başlığı, vekil sunucuya ait olmayan bir adresten geldi; yok sayıldı."
    )
}

extension Principal {
    /// Whether both are the same institution or person, whatever each is known by.
    fileprivate func isSameParty(as other: Principal) -> Bool {
        switch (self, other) {
        case (.partner(let left), .partner(let right)): left.protocolNumber == right.protocolNumber
        case (.staff(let left), .staff(let right)): left.account == right.account
        default: false
        }
    }
}
