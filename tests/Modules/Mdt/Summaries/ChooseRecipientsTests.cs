using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class ChooseRecipientsTests : ArrangedSummary
{
    [Fact]
    public async Task Nobody_has_a_summary_until_the_chair_ticks_them_and_each_has_a_draft_of_their_own()
    {
        await Held();
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_summary"));
        await Chair.Send(new ChooseRecipients.Command(Item, [Mother]));
        await Chair.Send(new ChooseRecipients.Command(Item, [Mother, Child])); // a second press writes nothing twice
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_summary")).Count);
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_step WHERE subject = 'Summary' AND to_status = 'Drafted'")).Count);
    }

    [Fact]
    public async Task The_draft_holds_what_was_decided_promised_and_said_in_plain_words_and_nothing_of_the_discussion()
    {
        await Held();
        var text = await TextOf(await Chosen(Mother));
        Assert.Contains("The people who work with your family met on Wednesday 4 March 2026.", text, StringComparison.Ordinal);
        Assert.Contains("We think that the plan you have now should go on. Your family said yes to this.", text, StringComparison.Ordinal);
        Assert.Contains("The health visitor will do this by 16 March 2026: Ring the nursery.", text, StringComparison.Ordinal);
        Assert.Contains("You or your family told us: We want one person to ring.", text, StringComparison.Ordinal);
        Assert.Contains("We will look at this again by", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_workers_do_not_stand_in_a_draft()
    {
        await Held("Send the referral to MASH and ring 07700 900982", voice: "We got a prescription.");
        var text = await TextOf(await Chosen(Mother));
        foreach (var word in new[] { "referral", "MASH", "07700", "prescri" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The health visitor will do something for you by 16 March 2026.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Safeguarding_and_what_waits_for_a_quorum_stand_in_nobodys_draft()
    {
        await Held(code: MdtDecisionCode.EscalateToSafeguarding);
        Assert.DoesNotContain("worried", await TextOf(await Chosen(Mother)), StringComparison.Ordinal);
        await World.Arrange("UPDATE mdt_decision SET code = 'ContinuePlan', provisional = 1, agreed_with_family = 0", null);
        Assert.DoesNotContain("the plan you have now", await TextOf(await Chosen(Child)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_not_be_told_of_anybody_in_it_cannot_be_ticked()
    {
        await Held();
        Answer[(Mother, Father)] = Telling.No;
        var shown = await Chair.Ask(new ChooseRecipients.Query(Item));
        var father = shown.People.Single(p => p.PersonId == Father);
        Assert.Contains("may not be told about Ada Okafor", father.Why!, StringComparison.Ordinal);
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [Father])), "PersonIds", "may not be told about Ada Okafor");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_summary"));
    }

    [Fact]
    public async Task A_part_about_somebody_of_whom_they_may_not_be_told_is_left_out()
    {
        await Held("Ask Ada about the court");
        Answer[(Mother, Father)] = Telling.No;
        var pieces = await Chair.Ask(new SayWhoItIsAbout.Query(Item));
        // All but the action are said to be about the child alone.
        await Chair.Send(new SayWhoItIsAbout.Command(Item, [.. pieces.Pieces.Select(p => SayWhoItIsAbout.Key(p.Kind, p.Id, Child))]));
        var text = await TextOf(await Chosen(Father));
        Assert.Contains("the plan you have now", text, StringComparison.Ordinal);
        Assert.DoesNotContain("court", text, StringComparison.Ordinal); // it names her
        Assert.Equal([Child], await World.Sql<Guid>("SELECT person_id FROM mdt_summary_about"));
    }

    [Fact]
    public async Task What_the_chair_sees_before_ticking_names_who_may_not_be_told_the_other_home_the_young_and_the_safe_ways()
    {
        await Held();
        Answer[(Child, Mother)] = Telling.Ask;
        Lives(Father, "no");
        Restrict(Mother);
        Refusals[Mother] = Neighbourhood.Contact.Contracts.ContactRefusal.NoSafeWay;
        var mother = (await Chair.Ask(new ChooseRecipients.Query(Item))).People.Single(p => p.PersonId == Mother);
        Assert.Null(mother.Why);
        Assert.Contains(mother.Cautions, c => c.StartsWith("Whether they may be told about these people is for somebody to decide: Sam Okafor", StringComparison.Ordinal));
        Assert.Contains(mother.Cautions, c => c.StartsWith("Young people, so think of what they want told: Sam Okafor", StringComparison.Ordinal));
        Assert.Contains(mother.Cautions, c => c.StartsWith("Not living here all the time, so say nothing of the other home: Ben Hill", StringComparison.Ordinal));
        Assert.Contains(mother.Cautions, c => c.StartsWith("Restricted, so say nothing of where they are: Ada Okafor", StringComparison.Ordinal));
        Assert.Contains("by hand", mother.Contact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_written_to_who_has_died_or_objects_and_nothing_is_told_of_who_objects()
    {
        await Held();
        Bases[Child] = SharingBasis.Objection;
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [Child])), "PersonIds", "object");
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [Mother])), "PersonIds", "may not be told about Sam Okafor");
        Bases.Clear();
        Dies(Mother);
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [Mother])), "PersonIds", "died");
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [])), "PersonIds", "Tick who");
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [World.NewId()])), "PersonIds", "of this family");
    }

    [Fact]
    public async Task A_restricted_person_is_left_out_for_who_lives_elsewhere_and_kept_for_who_lives_with_them()
    {
        await Held();
        Restrict(Child);
        Lives(Father, "no");
        await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [Father])), "PersonIds", "may not be told about Sam Okafor");
        Assert.Contains("the plan you have now", await TextOf(await Chosen(Mother)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_of_approved_minutes_and_only_the_chair_of_the_team()
    {
        var meeting = await Running();
        var item = await Started(meeting);
        await IsRefused(Chair.Send(new ChooseRecipients.Command(item, [Mother])), "", "not talked about");
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await IsRefused(Chair.Send(new ChooseRecipients.Command(item, [Mother])), "", "not approved");
        await GuardedFor(async who => await who.Send(new ChooseRecipients.Command(item, [Mother])));
        await GuardedFor(who => who.Ask(new ChooseRecipients.Query(item)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new ChooseRecipients.Command(item, [Mother])));
    }

    [Fact]
    public async Task A_declared_conflict_keeps_the_chair_from_it()
    {
        await Held();
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Item, @user, 'A friend', @now)", new { Item, user = Deputy.Id, now = World.Clock.Now() });
        await Assert.ThrowsAsync<NotFound>(() => Deputy.Send(new ChooseRecipients.Command(Item, [Mother])));
    }
}
