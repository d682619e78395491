/// A certificate of nobody, made with `openssl req -x509`, and the SHA-256 that `openssl x509 -fingerprint` tells of it.
extension `Who sends a request` {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBizCCATGgAwIBAgIUWs/bP1mfFtlr82wQtHIcprdpRr4wCgYIKoZIzj0EAwIw
        GjEYMBYGA1UEAwwPS3VydW0gaXN0ZW1jaXNpMCAXDTI2MTEyMTIxMDIyMVoYDzIx
        MjYxMDI4MjEwMjIxWjAaMRgwFgYDVQQDDA9LdXJ1bSBpc3RlbWNpc2kwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAAQys+5otOscrh75nD7jUVQb6uHddG/RKikkH2da
        zSsyKlyhGZyArpt8Icw0zpKA+2Qw4L2AZE0VFyc7bqKfvzeSo1MwUTAdBgNVHQ4E
        FgQUsPGheIIs53SFUOQk8PuQuLxDTZswHwYDVR0jBBgwFoAUsPGheIIs53SFUOQk
        8PuQuLxDTZswDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA1Pkb
        GXDYZ2/dgvdB93R5ZefigVrQ4hh5CSI8j1nMzVoCIB51igKB/r/mMk3sagkIai1U
        e4bTwtyYAmnZEGGZbVaF
        -----END CERTIFICATE-----
        """
    static let fingerprint = "bf0d41033a3fb96afddd9764ac8b549a54b75a817fcdc5536972aed54783228d"
}
