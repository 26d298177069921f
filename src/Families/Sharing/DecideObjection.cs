using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>The safeguarding lead decides, with reason and law, whether sharing goes on for a child's safety or the objection is upheld.</summary>
internal static class DecideObjection
{
    /// <param name="Override">Whether sharing goes on; null for not said.</param>
    /// <param name="Law">By what it may: "Children Act 1989, section 47".</param>
    [Allows(Permissions.DecideObjection, On = nameof(ObjectionId))]
    internal sealed record Command(Guid ObjectionId, int Version, bool? Override, string? Reason, string? Law) : ICommand;

    internal sealed class Handler(Db db, Objections objections, SafeguardingGrounds grounds, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await objections.Find(command.ObjectionId, ct);
            var to = command.Override == true ? ObjectionState.Overridden : ObjectionState.Upheld;
            // That an override ends needs no ground; all else is decided only where a child may come to harm.
            var needsGround = !(now.State == ObjectionState.Overridden && to == ObjectionState.Upheld);
            new Refusals()
                .If(command.Override is null, nameof(command.Override), "Choose whether sharing goes on")
                .If(now.State == ObjectionState.Withdrawn, "", "This objection has been withdrawn: there is nothing to decide")
                .If(command.Override is not null && now.State == to, nameof(command.Override), "This is what was decided before")
                .If(now.Overridable.Count == 0, "", "This objection is about nothing that safeguarding overrides: it stands")
                .If(needsGround && !await grounds.Are(now.PersonId, ct), "", "Nobody in this family has an open concern, is in need, on a protection plan or looked after: the objection stands, and there is nothing to decide")
                .Text(command.Reason, nameof(command.Reason), 1000, "Give the reason")
                .Text(command.Law, nameof(command.Law), 200, "Name the law")
                .Throw();
            var (reason, law) = (command.Reason!.Trim(), command.Law!.Trim());
            await db.ExecuteVersioned("""
                UPDATE families_objection_head SET state = @to, decided_at = @now, decided_by = @me, decision_reason = @reason, decision_law = @law, version = version + 1
                WHERE id = @ObjectionId AND version = @Version
                """, new { command.ObjectionId, command.Version, to, now = clock.Now(), me = user.Id, reason, law }, ct: ct);
            await objections.Step(command.ObjectionId, to, null, reason, law, ct);
            if (to == ObjectionState.Overridden)
                await outbox.Add(new SharingObjectionOverridden(command.ObjectionId, now.PersonId, now.Overridable, now.OrganisationIds), ct);
            else if (now.State == ObjectionState.Overridden)
                await outbox.Add(new SharingObjectionRecorded(command.ObjectionId, now.PersonId, now.Purposes, now.OrganisationIds), ct); // it stops again, at once
            return default;
        }
    }

    [Allows(Permissions.DecideObjection, On = nameof(ObjectionId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ObjectionId { get; set; }
        public int Version { get; set; }
        public bool? Override { get; set; }
        public string? Reason { get; set; }
        public string? Law { get; set; }

        public ObjectionView Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Shown.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ObjectionId, Version, Override, Reason, Law), ct);
            return Redirect($"/families/objections/{ObjectionId}");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new SeeObjection(ObjectionId), ct);
    }
}
