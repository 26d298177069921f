using Neighbourhood.Families.Matching;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("okafor", "okafor", 1)]
    [InlineData("", "okafor", 0)]
    public void Likeness_is_the_known_one(string one, string other, double like) => Assert.Equal(like, Likeness.Of(one, other), 3);

    // The examples of the National Archives' guide, and those that show its rules for h, w, vowels and doubled sounds.
    [Theory]
    [InlineData("washington", "W252")]
    [InlineData("lee", "L000")]
    [InlineData("gutierrez", "G362")]
    [InlineData("pfister", "P236")]
    [InlineData("jackson", "J250")]
    [InlineData("tymczak", "T522")]
    [InlineData("vandeusen", "V532")]
    [InlineData("ashcraft", "A261")]
    [InlineData("robert", "R163")]
    [InlineData("rupert", "R163")]
    [InlineData("rubin", "R150")]
    [InlineData("honeyman", "H555")]
    [InlineData("o brien", "O165")]
    [InlineData("李", "")]
    [InlineData("", "")]
    public void A_sound_is_the_published_one(string name, string sound) => Assert.Equal(sound, Soundex.Of(name));

    [Theory]
    [InlineData("okafor", "okaforr", true)]
    [InlineData("smith", "smyth", true)]
    [InlineData("reid", "reed", true)]
    [InlineData("okafor", "bell", false)]
    [InlineData("李", "王", false)]
    [InlineData("", "", false)]
    public void Family_names_are_alike_by_letters_or_by_sound(string one, string other, bool alike) => Assert.Equal(alike, Likeness.OfFamilyNames(one, other));
}
