using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A safeguarding lead hands a concern over to another, who is told and sees why.</summary>
internal static class HandOverConcern
{
    internal const int LongestReason = 500;

    [Allows(Permissions.ManageConcerns, On = nameof(ConcernId))]
    internal sealed record Command(Guid ConcernId, int Version, Guid? ToUserId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, TakenOn takenOn, ConcernRecipients recipients, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var concern = await db.Find<Row>("SELECT state, lead_id FROM families_concern WHERE id = @ConcernId", new { command.ConcernId }, ct) ?? throw new NotFound("This concern");
            if (concern.State == ConcernState.Closed) throw new Refused("", "This concern is closed");
            var lead = command.ToUserId is { } chosen && (await send.Ask(new FindStaff(Role: Roles.SafeguardingLead), ct)).Any(w => w.Id == chosen);
            new Refusals()
                .If(!lead, nameof(command.ToUserId), "Choose a safeguarding lead from the list")
                .If(lead && command.ToUserId == concern.LeadId, nameof(command.ToUserId), "They have this concern already")
                .Text(command.Reason, nameof(command.Reason), LongestReason, "Say why you hand it over")
                .Throw();
            var (to, now) = (command.ToUserId!.Value, clock.Now());
            await db.ExecuteVersioned("""
                UPDATE families_concern SET lead_id = @to, turn = 'Lead', turn_since = @now, version = version + 1 WHERE id = @ConcernId AND version = @Version
                """, new { command.ConcernId, command.Version, to, now }, ct: ct);
            await db.Execute("""
                INSERT INTO families_concern_step (id, concern_id, state, taken_at, taken_by, what, to_user_id, reason)
                VALUES (@id, @ConcernId, @State, @now, @me, 'HandedOver', @to, @reason)
                """, new { id = clock.NewId(), command.ConcernId, concern.State, now, me = user.Id, to, reason = command.Reason!.Trim() }, ct);
            await recipients.Keep(command.ConcernId, ConcernTurn.Lead, to, ct);
            if (concern.State != ConcernState.Raised)
            {
                await takenOn.End(command.ConcernId, concern.LeadId, ct);
                await takenOn.Begin(command.ConcernId, to, ct);
            }
            await outbox.Add(new SafeguardingConcernPassedOn(command.ConcernId), ct);
            return default;
        }

        private sealed record Row(ConcernState State, Guid? LeadId);
    }

    [Allows(Permissions.ManageConcerns, On = nameof(ConcernId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Db db, CurrentUser user) : FormPage
    {
        public Guid ConcernId { get; set; }
        public int Version { get; set; }
        public Guid? ToUserId { get; set; }
        public string? Reason { get; set; }

        public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = await Stands(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ConcernId, Version, ToUserId, Reason), ct);
            return Redirect("/families/concerns");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Leads = [.. (await send.Ask(new FindStaff(Role: Roles.SafeguardingLead), ct)).Where(w => w.Id != user.Id)
                .Select(w => new SelectListItem(w.Organisation is null ? w.Name : $"{w.Name}, {w.Organisation}", w.Id.ToString()))];
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = await Stands(ct);
        }

        private Task<int> Stands(CancellationToken ct) => db.Find<int>("SELECT version FROM families_concern WHERE id = @ConcernId", new { ConcernId }, ct);
    }
}
