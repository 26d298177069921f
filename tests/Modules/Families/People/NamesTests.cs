using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class NamesTests
{
    [Theory]
    [InlineData("O’Brien-Nuñez")]
    [InlineData("O'Brien")]
    [InlineData("St. John")]
    [InlineData("मीरा")]
    [InlineData("נועה")]
    [InlineData("李")]
    [InlineData("Nguyễn")]
    public void Letters_and_marks_of_any_script_are_a_name(string name) => Assert.True(Names.IsName(name));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("--")]
    [InlineData("Amara1")]
    [InlineData("<script>")]
    [InlineData("a\u0000b")]
    public void Digits_signs_and_nothing_are_none(string? name) => Assert.False(Names.IsName(name));

    [Fact]
    public void Seventy_letters_fit_and_seventy_one_do_not()
    {
        Assert.True(Names.IsName(new string('a', 70)));
        Assert.False(Names.IsName(new string('a', 71)));
    }

    [Fact]
    public void A_name_is_searched_by_each_of_its_words() => Assert.Equal(["amara", "obrien", "nunez"], Names.Words("Amara", "O’Brien-Nuñez", "amara"));

    [Fact]
    public void Folding_twice_changes_nothing_and_leaves_no_wildcard() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>().Filter(t => IsText(t.Get)), text =>
        {
            var folded = Folded.Text(text.Get);
            return Folded.Text(folded) == folded && !folded.Any(c => c is '%' or '_' or '[' or '\'');
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_restricted_name_never_holds_the_family_name() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), family =>
            !Names.Print("Amara", null, $"Zz{family.Get}", Masking.Restricted).Contains("Zz", StringComparison.Ordinal)
            && Names.Print("Amara", null, family.Get, Masking.Hidden) == Names.Nobody
            && !Names.OfFamily([new("Amara", $"Zz{family.Get}", false)], Masking.Restricted).Contains("Zz", StringComparison.Ordinal)
            && Names.OfFamily([new("Amara", family.Get, false)], Masking.Hidden) == Names.NoFamily).QuickCheckThrowOnFailure();

    [Fact]
    public void A_family_is_called_by_its_grown_ups()
    {
        Names.Called[] members = [new("Amara", "Okafor", false), new("Tom", "Bell", false), new("Ife", "Stone", true)];
        Assert.Equal("Okafor and Bell", Names.OfFamily(members, Masking.Full));
        Assert.Equal("Amara and Tom", Names.OfFamily(members, Masking.Restricted));
        Assert.Equal("Stone", Names.OfFamily([members[2]], Masking.Full));
    }


    private static bool IsText(string text)
    {
        try
        {
            return text.Normalize().Length >= 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
