using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer whose referral was declined begins the same to another team of the family's area, in one press: its words and people stand in a new draft.</summary>
internal static class ConvertReferral
{
    /// <param name="Id">The new draft's.</param>
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    internal sealed record Command(Guid Id, Guid ReferralId, Guid ToMdtId) : ICommand<Guid>;

    internal sealed class Handler(Db db, ReferralDesk desk, OtherTeams teams, AliasCopy aliases, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().HasId(command.Id).Throw();
            var declined = await desk.Find(command.ReferralId, ct);
            if (declined.RaisedBy != user.Id) throw new Refused("", "Only the person who wrote this referral can do this");
            if (declined.Status != ReferralStatus.Declined) throw new Refused("", $"This referral {Referral.InWords(declined.Status)}: only one that was declined can be begun again for another team");
            var household = await desk.Household(declined.HouseholdId, ct);
            if ((await teams.Of(household.Id, declined.MdtId, ct)).All(t => t.Id != command.ToMdtId))
                throw new Refused("", "Choose another team that works where this family lives");

            await db.Execute("""
                INSERT INTO mdt_referral (id, mdt_id, household_id, status, raised_by, raised_via, source_code, situation, background, assessment, ask,
                    family_wants, family_not_asked_reason, family_told, family_not_told_reason, basis, urgency, urgent_reason,
                    level_at_entry, visit_safety, risk_flags, saved_at, version)
                SELECT @Id, @ToMdtId, @householdId, 'Draft', r.raised_by, r.raised_via, r.source_code, r.situation, r.background, r.assessment, r.ask,
                    r.family_wants, r.family_not_asked_reason, r.family_told, r.family_not_told_reason, r.basis, r.urgency, r.urgent_reason,
                    r.level_at_entry, r.visit_safety, r.risk_flags, @now, 1
                FROM mdt_referral r WHERE r.id = @ReferralId
                """, new { command.Id, command.ToMdtId, householdId = household.Id, now = clock.Now(), command.ReferralId }, ct);
            // Whoever has left the household since is not in it any more; whoever objects is named when it is sent.
            var members = household.Members.Select(m => m.PersonId).ToHashSet();
            var people = await aliases.Kept(await db.Query<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @ReferralId", command, ct), ct);
            await desk.Keep(command.Id, [.. people.Where(members.Contains)], ct);
            await history.Add(Subject.Referral, command.Id, null, nameof(ReferralStatus.Draft), "Begun from one that another team declined", ct);
            return command.Id;
        }
    }

    /// <summary>The buttons stand on the referral's own page; here they stand again only beside what was refused.</summary>
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid Id { get; set; }
        public Guid ReferralId { get; set; }
        public Guid ToMdtId { get; set; }

        public IActionResult OnGet() => Redirect($"/mdt/referrals/{ReferralId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
            Redirect($"/mdt/referrals/{await send.Send(new Command(Id, ReferralId, ToMdtId), ct)}/edit"));
    }
}
