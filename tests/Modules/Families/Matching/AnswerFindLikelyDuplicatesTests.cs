using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class AnswerFindLikelyDuplicatesTests : IAsyncLifetime
{
    private static readonly DateOnly Born = new(1994, 4, 7);
    private World _world = null!;
    private RegisterFamily _known = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _known = _world.Form();
        _known = _known with { Adult = _known.Adult! with { Born = Born, BornMonthOnly = false, NhsNumber = "999 000 0018", Traced = true } };
        await _world.Hub().Send(_known);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static FindLikelyDuplicates Draft => new("Zoe", "Nobody", null, null, null, null);

    [Fact]
    public async Task Each_rule_finds_by_itself_and_says_why()
    {
        foreach (var (draft, because) in new[]
        {
            (Draft with { NhsNumber = "9990000018", Traced = true }, "the same NHS number"),
            (Draft with { FamilyName = "Okaforr", Born = Born }, "the same day of birth and a like family name"),
            (Draft with { FamilyName = "Ogophire", Born = Born }, "the same day of birth and a like family name"), // O216, as Okafor sounds
            (Draft with { Phone = "+44 7700 900123" }, "the same mobile number"),
            (Draft with { FirstName = "amará", Postcode = "zh11aa", Born = new DateOnly(1994, 12, 31) }, "the same postcode, first name and year of birth"),
        })
        {
            var answer = await _world.Hub().Ask(draft);
            var hit = Assert.Single(answer.Likely);
            Assert.Equal((_known.Adult!.PersonId, _known.HouseholdId, "Amara Okafor", because), (hit.PersonId, hit.HouseholdId!.Value, hit.Name, hit.Because));
            Assert.False(answer.SomebodyWillLook);
        }
    }

    [Theory]
    [InlineData("Amara", "Okafor", 1994, 4, 8, null, null)] // the day before
    [InlineData("Amara", "Okafor", 1993, 4, 7, "ZH1 1AA", null)] // another year
    [InlineData("Zoe", "Bell", 1994, 4, 7, "ZH1 1AA", null)] // another name
    [InlineData("Amara", "Okafor", 1995, 4, 7, "ZH2 2BB", "07700 900124")]
    [InlineData("Amara", "Okafor", 1995, 1, 1, null, "01632 960 001")] // a telephone of a house
    public async Task What_is_like_by_half_is_no_hit(string first, string family, int year, int month, int day, string? postcode, string? phone)
    {
        var answer = await _world.Hub().Ask(new FindLikelyDuplicates(first, family, new DateOnly(year, month, day), postcode, phone, null));
        Assert.Empty(answer.Likely);
        Assert.False(answer.SomebodyWillLook);
    }

    [Fact]
    public async Task Scenario_10_a_duplicate_search_at_the_door_says_of_a_restricted_person_only_that_someone_will_look_at_this()
    {
        await _world.Restrict(_known.Adult!.PersonId);
        var answer = await _world.Hub().Ask(Draft with { Phone = "07700 900123" });
        Assert.Empty(answer.Likely);
        Assert.True(answer.SomebodyWillLook);
    }

    [Fact]
    public async Task Scenario_10_of_somebody_whom_the_worker_does_not_work_with_nothing_more_is_said_either()
    {
        var answer = await _world.Hub(_world.NewId()).Ask(Draft with { Phone = "07700 900123" });
        Assert.Empty(answer.Likely);
        Assert.True(answer.SomebodyWillLook);
        Assert.Equal(RegisterFamily.Outcome.Held, (await _world.Hub(_world.NewId()).Send(_world.Form("Ben", "Birch", "ZH2 2BB"))).Outcome);
    }

    [Fact]
    public async Task Somebody_who_lives_nowhere_now_is_found_too_and_shown_to_nobody()
    {
        await _world.Arrange("UPDATE families_member SET to_on = '2026-02-01' WHERE household_id = @HouseholdId", new { _known.HouseholdId });
        Assert.True((await _world.Hub().Ask(Draft with { Phone = "07700 900123" })).SomebodyWillLook);
    }

    [Fact]
    public async Task Scenario_45_a_typed_valid_number_has_status_02_and_matches_nobody_by_itself()
    {
        Assert.Empty((await _world.Hub().Ask(Draft with { NhsNumber = "999 000 0018" })).Likely);
        var form = _world.Form("Ben", "Birch", "ZH2 2BB", "01632 960 001");
        Assert.Equal(RegisterFamily.Outcome.Made, (await _world.Hub().Send(form with { Adult = form.Adult! with { NhsNumber = "9990000018" } })).Outcome);
        Assert.Equal("02", Assert.Single(await _world.Sql<string>("SELECT nhs_status FROM families_person WHERE id = @PersonId", form.Adult!)));
        await _world.Deliver();
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_pair"));
    }

    [Fact]
    public async Task Strange_input_finds_nobody_and_breaks_nothing()
    {
        var long70 = new string('x', 5000);
        var answer = await _world.Hub().Ask(new FindLikelyDuplicates(long70, "'; DROP TABLE families_person; --", DateOnly.MaxValue, "<script>", "\ud800", "٩٩٩٠٠٠٠٠١٨"));
        Assert.Empty(answer.Likely);
        Assert.Empty((await _world.Hub().Ask(new FindLikelyDuplicates(null, null, DateOnly.MinValue, null, null, null))).Likely);
    }

    [Fact]
    public async Task Who_may_not_register_is_denied() => await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Ask(Draft));
}
