using Neighbourhood.Access.Factors;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class VaultTests
{
    private static readonly Guid One = Guid.Parse("019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708");

    [Fact]
    public void A_secret_is_opened_for_its_account_alone_and_is_never_written_the_same_twice()
    {
        var (vault, secret) = (new Vault(new DigestKey(new byte[32])), Totp.NewSecret());
        var closed = vault.Close(One, secret);
        Assert.Equal(secret, vault.Open(One, closed));
        Assert.NotEqual(closed, vault.Close(One, secret));
        Assert.Null(vault.Open(Guid.Empty, closed));
        Assert.Null(new Vault(new DigestKey([.. Enumerable.Repeat((byte)1, 32)])).Open(One, closed));
        Assert.DoesNotContain(Convert.ToBase64String(secret)[..10], closed, StringComparison.Ordinal);
    }

    [Fact]
    public void Recovery_codes_are_many_and_read_however_they_are_typed()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Equal(c.Replace("-", "", StringComparison.Ordinal), RecoveryCodes.Plain($" {c.ToUpperInvariant().Replace('-', ' ')} ")));
        Assert.Null(RecoveryCodes.Plain("123456"));
    }

    [Fact]
    public void The_picture_is_a_path_without_style_or_script()
    {
        using var written = new StringWriter();
        Picture.Of(Totp.Link("amara@example.org", Totp.NewSecret())).WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.StartsWith("<svg", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("style", written.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("script", written.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
