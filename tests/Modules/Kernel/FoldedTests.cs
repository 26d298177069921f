using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class FoldedTests
{
    [Theory]
    [InlineData("O’Brien-Nuñez", "obrien nunez")]
    [InlineData("  Mary\t Ann ", "mary ann")]
    [InlineData("D'Arcy", "darcy")]
    [InlineData("ΝΊΚΟΣ", "νικοσ")]
    [InlineData("Νίκος", "νικοσ")]
    [InlineData("Zoë", "zoe")]
    [InlineData("Łukasz", "łukasz")]
    [InlineData("আয়েশা", "আযেশা")]
    [InlineData(null, "")]
    [InlineData("...", "")]
    public void Names_fold(string? text, string folded) => Assert.Equal(folded.Normalize(System.Text.NormalizationForm.FormKD), Folded.Text(text));

    [Fact]
    public void Folding_twice_is_folding_once() => Prop.ForAll<string?>(text => Folded.Text(Folded.Text(text)) == Folded.Text(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_and_outer_spaces_make_no_difference() => Prop.ForAll<NonNull<string>>(text =>
        Folded.Text($"  {text.Get.ToUpperInvariant()} ") == Folded.Text(text.Get) && Folded.Text(text.Get.ToLowerInvariant()) == Folded.Text(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_characters_at_all_fold_without_a_fault() => Prop.ForAll<char[]>(letters =>
    {
        var folded = Folded.Text(new string(letters));
        return folded == folded.Trim() && !folded.Contains("  ", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_character_is_no_fault() => Assert.Equal("a b", Folded.Text("a\uD83Db"));

    [Theory]
    [InlineData("m33 4nd", "m334nd")]
    [InlineData(" M334ND", "m334nd")]
    public void Postcodes_fold(string typed, string folded) => Assert.Equal(folded, Folded.Postcode(typed));

    [Fact]
    public void Digits_are_the_plain_ones_alone() => Assert.Equal("9990000018", Folded.Digits("999 000-0018 ٣"));
}
