using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair records what the team decided; whether it is provisional is judged by who is in the room at this moment.</summary>
internal static class RecordDecision
{
    internal const int LongestReason = 200;

    /// <param name="Detail">Which site or specialist where the code asks for one; otherwise a note.</param>
    /// <param name="TargetUserId">The new lead, or with whom a joint visit is made.</param>
    /// <param name="ReasonForReceiver">One line for the hub or for peer support, where the decision goes to one of them; kept for no other.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(
        Guid Id, Guid ItemId, MdtDecisionCode? Code, string? Detail, Guid? SiteId, Guid? ToMdtId, Guid? TargetUserId, bool AgreedWithFamily, string? ReasonForReceiver = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, ItemSteps steps, ISend send, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            if (command.Code is not { } code || !Enum.IsDefined(code)) throw new Refused("Code", "Choose what was decided");
            var needs = Decision.Needs(code);
            new Refusals().HasId(command.Id)
                .Text(command.Detail, "Detail", 500, needs switch
                {
                    DecisionNeeds.Site when command.SiteId is null => "Say which hub or site",
                    DecisionNeeds.Specialist => "Say which specialist",
                    DecisionNeeds.Team => "Write what the other team must know before it answers",
                    _ => null,
                })
                .If(needs == DecisionNeeds.Site && command.SiteId is { } chosen && (await send.Ask(new GetSitesNear(null, clock.Today()), ct)).All(s => s.SiteId != chosen), "SiteId", "Choose a hub or place that is open")
                .If(needs == DecisionNeeds.Team && !await IsOtherTeam(command.ToMdtId, item.MdtId, ct), "ToMdtId", "Choose the team that is to take over")
                .If(needs == DecisionNeeds.Person && !await IsWorker(command.TargetUserId, ct), "TargetUserId", code == MdtDecisionCode.ChangeLead ? "Choose the new lead practitioner" : "Choose with whom the visit is made")
                .Text(command.ReasonForReceiver, "ReasonForReceiver", LongestReason)
                .If(code == MdtDecisionCode.JointVisit && command.TargetUserId is { } visitor && await Conflicts.Has(db, visitor, item.HouseholdId, ct), "TargetUserId", "Choose somebody else: they declared a conflict of interest with this family")
                .If(code == MdtDecisionCode.ChangeLead && command.TargetUserId is { } lead && await Conflicts.Has(db, lead, item.HouseholdId, ct), "TargetUserId", Conflicts.NoLead)
                .Throw();

            var room = (await Room.Of(db, item.MeetingId, ct)).Without(await Conflicts.With(db, item.HouseholdId, ct));
            await db.Execute("""
                INSERT INTO mdt_decision (id, item_id, case_id, code, detail, site_id, to_mdt_id, target_user_id, agreed_with_family, provisional, made_by, made_at, reason_for_receiver)
                VALUES (@Id, @ItemId, @CaseId, @code, @detail, @site, @team, @person, @AgreedWithFamily, @provisional, @by, @now, @reason)
                """, new
            {
                command.Id,
                command.ItemId,
                item.CaseId,
                code,
                detail = string.IsNullOrWhiteSpace(command.Detail) ? null : command.Detail.Trim(),
                site = needs == DecisionNeeds.Site ? command.SiteId : null,
                team = needs == DecisionNeeds.Team ? command.ToMdtId : null,
                person = needs == DecisionNeeds.Person ? command.TargetUserId : null,
                command.AgreedWithFamily,
                provisional = !room.IsQuorate,
                by = user.Id,
                now = clock.Now(),
                reason = ProposalStates.Is(code) && !string.IsNullOrWhiteSpace(command.ReasonForReceiver) ? command.ReasonForReceiver.Trim() : null,
            }, ct);
            // Who was missing at this moment may confirm it in writing.
            foreach (var missing in room.Missing)
                await db.Execute("""
                    INSERT INTO mdt_decision_missing (decision_id, profession, lacking) VALUES (@Id, @Profession, @AtLeast)
                    """, new { command.Id, missing.Profession, missing.AtLeast }, ct);
            await history.Add(Subject.Decision, command.Id, null, nameof(DecisionState.Recorded), ct: ct);
            return command.Id;
        }

        private async Task<bool> IsOtherTeam(Guid? id, Guid own, CancellationToken ct) =>
            id is { } other && other != own && await db.Find<string>("SELECT kind FROM mdt_team WHERE id = @other", new { other }, ct) is { } kind && MdtKinds.TalksAboutFamilies(kind);

        private async Task<bool> IsWorker(Guid? id, CancellationToken ct) =>
            id is { } worker && (await send.Ask(new GetStaff([worker]), ct)).Any(w => w.Id == worker && !w.Ended);
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(
            () => Sender.Send(new Command(DecisionId, ItemId!.Value, Code, Detail, SiteId, ToMdtId, TargetUserId, AgreedWithFamily, ReasonForReceiver), ct), ct,
            done: [nameof(Code), nameof(Detail), nameof(SiteId), nameof(ToMdtId), nameof(TargetUserId), nameof(AgreedWithFamily), nameof(ReasonForReceiver)]);
    }
}
