using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access.Factors;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class TotpTests
{
    private static readonly byte[] Rfc = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void The_codes_are_those_of_the_RFC(long seconds, string code) => Assert.Equal(code, Totp.Code(Rfc, seconds / 30, digits: 8));

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(5, "254676")]
    [InlineData(9, "520489")]
    public void Six_digits_are_those_of_the_RFC(long step, string code) => Assert.Equal(code, Totp.Code(Rfc, step));

    /// <summary>RFC 4648, section 10, without the padding that apps do not want.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_as_apps_read_it(string bytes, string text) => Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_code_fits_a_step_before_to_a_step_after_and_never_at_another_time() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>().Filter(s => s.Length > 0), Gen.Choose(1_000, 60_000_000).ToArbitrary(), Gen.Choose(-5, 5).ToArbitrary(),
        (secret, step, off) =>
        {
            var found = Totp.Fits(secret, Totp.Code(secret, step), At(step + off), 0);
            // Two steps may have the same code by chance: then the earlier is as good.
            return Math.Abs(off) <= 1 ? found is { } fits && Totp.Code(secret, fits) == Totp.Code(secret, step) : found is null || found != step;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_counts_once_and_none_from_before_it_counts_after_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>().Filter(s => s.Length > 0), Gen.Choose(1_000, 60_000_000).ToArbitrary(), Gen.Choose(-1, 1).ListOf(12).ToArbitrary(),
        (secret, start, typed) =>
        {
            var (last, taken) = (0, new List<int>());
            for (var i = 0; i < typed.Count; i++)
            {
                if (Totp.Fits(secret, Totp.Code(secret, start + (i / 3) + typed[i]), At(start + (i / 3)), last) is not { } step) continue;
                taken.Add(step);
                last = step;
            }
            return taken.Zip(taken.Skip(1)).All(pair => pair.First < pair.Second);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_six_digits_can_fit() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), typed =>
        Totp.Fits(Rfc, typed, At(1_000), 0) is null || Totp.Plain(typed) is { Length: 6 }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spaces_as_apps_show_them_do_not_count()
    {
        var code = Totp.Code(Rfc, 1_000);
        Assert.Equal(1_000, Totp.Fits(Rfc, $" {code[..3]} {code[3..]} ", At(1_000), 0));
    }

    private static DateTimeOffset At(int step) => DateTimeOffset.FromUnixTimeSeconds((step * 30L) + 7);
}
