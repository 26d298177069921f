using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class PasswordsTests
{
    [Theory]
    [InlineData("", "Enter")]
    [InlineData("            ", "Enter")]
    [InlineData("short", "12 characters or more")]
    [InlineData("aaaaaaaaaaaaaaaa", "different")]
    [InlineData("i am amara.bello here", "email")]
    public void A_new_password_that_is_easily_guessed_is_refused(string password, string says) =>
        Assert.Contains(says, Passwords.Wrong(password, "Amara.Bello@example.org"), StringComparison.Ordinal);

    [Fact]
    public void A_long_one_is_welcome_in_any_script_but_not_without_end()
    {
        Assert.Null(Passwords.Wrong("кіт на даху вночі", "amara@example.org"));
        Assert.NotNull(Passwords.Wrong(new string('x', 100) + new string('y', 101), "amara@example.org"));
    }

    /// <summary>The numbers of the hash stand in it: its form, HMAC-SHA512, and how often.</summary>
    [Fact]
    public async Task A_password_is_hashed_as_slowly_as_OWASP_advises()
    {
        await using var world = await World.Start(new AccessModule());
        var passwords = world.Services.GetRequiredService<Passwords>();
        var hash = passwords.Hash("a long password");
        var bytes = Convert.FromBase64String(hash);
        Assert.Equal((1, 2u, 210_000u), (bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5))));
        Assert.True(passwords.Fits(hash, "a long password"));
        Assert.False(passwords.Fits(hash, "another password"));
    }

    [Fact]
    public void Every_one_time_password_would_pass_as_a_new_one() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), _ => Passwords.Wrong(Passwords.OneTime(), "amara@example.org") is null));
}
