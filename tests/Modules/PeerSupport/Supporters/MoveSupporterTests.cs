using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class MoveSupporterTests : ArrangedSupporters
{
    [Fact]
    public async Task Each_gate_stays_shut_until_its_checks_are_there_and_says_what_is_missing()
    {
        var id = await Interviewed();
        await To(id, SupporterStatus.Checks);
        Assert.Equal(2, (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Training))).Reasons.Count);
        await Check(id);
        await Reference(id);
        Assert.Contains("One reference", (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Training))).Message, StringComparison.Ordinal);
        await Reference(id);
        await To(id, SupporterStatus.Training);
        Assert.Contains("training", (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Approved))).Message, StringComparison.Ordinal);
        await Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today));
        await To(id, SupporterStatus.Approved);
        Assert.Contains("agreement", (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Active))).Message, StringComparison.Ordinal);
        await Coordinator.Send(new NoteAgreement.Command(id, Today));
        await Coordinator.Send(new OpenAccount.Command(id, World.NewId(), "Robin Alder", "robin@example.org", new string('a', 64)));
        await World.Arrange("UPDATE peersupport_supporter SET known_as = 'Robin' WHERE id = @id", new { id });
        await To(id, SupporterStatus.Active);
        Assert.Equal(["Enquired", "Interviewed", "Checks", "Training", "Approved", "Active"], await StepsOf(id));
        Assert.Contains("supervision", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_28_without_the_check_of_the_role_nobody_supports_one_to_one_and_a_role_whose_setting_asks_for_none_is_allowed()
    {
        var (oneToOne, _) = await Supporting(SupporterStatus.Approved, isChecked: false);
        Assert.Contains("DBS check", (await Assert.ThrowsAsync<Refused>(() => To(oneToOne, SupporterStatus.Active))).Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Lacks(oneToOne));
        var (group, _) = await Supporting(SupporterStatus.Approved, RoleKind.SupervisedGroup, isChecked: false);
        await To(group, SupporterStatus.Active);
        Assert.Empty(await Lacks(group));

        // The same when it comes to a match, whatever let them support before.
        var request = await Asked();
        await World.Arrange("UPDATE peersupport_supporter SET status = 'Active' WHERE id = @oneToOne", new { oneToOne });
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, oneToOne, null)));
        Assert.Contains("DBS check", refused.Message, StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_request SET wants = 'Group' WHERE id = @request", new { request });
        var match = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, group, null));
        Assert.Equal([match], await World.Sql<Guid>("SELECT id FROM peersupport_match"));
    }

    [Fact]
    public async Task After_a_pause_the_same_is_asked_again()
    {
        var (id, _) = await Supporting(SupporterStatus.Paused);
        World.Clock.Advance(TimeSpan.FromDays(36 * 31));
        Assert.Contains("out of date", (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Active))).Message, StringComparison.Ordinal);
        await Check(id);
        Assert.Contains("training", (await Assert.ThrowsAsync<Refused>(() => To(id, SupporterStatus.Active))).Message, StringComparison.Ordinal);
        await Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today));
        await To(id, SupporterStatus.Active);
        Assert.Equal(SupporterStatus.Active, await SupporterIs(id));
    }

    [Fact]
    public async Task A_second_press_is_the_same_step_a_stale_page_a_conflict_and_what_is_not_listed_is_refused()
    {
        var id = await Interviewed();
        var version = await VersionOf(id);
        for (var n = 0; n < 2; n++) await Coordinator.Send(new MoveSupporter(id, version, SupporterStatus.Checks));
        Assert.Equal(3, (await StepsOf(id)).Count);
        await Refuses("", () => To(id, SupporterStatus.Active));
        foreach (var to in new SupporterStatus?[] { null, SupporterStatus.Left, SupporterStatus.Paused, SupporterStatus.Enquired, (SupporterStatus)77 })
            await Refuses("", async () => await Coordinator.Send(new MoveSupporter(id, await VersionOf(id), to)));
        var (approved, _) = await Supporting(SupporterStatus.Approved);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new MoveSupporter(approved, 7, SupporterStatus.Active)));
        await IsTheCoordinatorsAlone(a => a.Send(new MoveSupporter(approved, 1, SupporterStatus.Active)));
    }
}
