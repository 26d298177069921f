using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A worker records that whoever objected to sharing has taken it back: from now sharing may begin again.</summary>
internal static class WithdrawObjection
{
    /// <param name="On">The day on which it was taken back.</param>
    [Allows(Permissions.RecordObjection, On = nameof(ObjectionId))]
    internal sealed record Command(Guid ObjectionId, int Version, DateOnly? On, string? ToldBy) : ICommand;

    internal sealed class Handler(Db db, Objections objections, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await objections.Find(command.ObjectionId, ct);
            new Refusals()
                .If(now.State == ObjectionState.Withdrawn, "", "This objection has been withdrawn already")
                .If(command.On is null, nameof(command.On), "Enter the day on which they took it back")
                .If(command.On > clock.Today(), nameof(command.On), "The day must be today or earlier")
                .If(command.On < now.RecordedAt.LondonDay(), nameof(command.On), "The day must not be before the day of the objection")
                .Text(command.ToldBy, nameof(command.ToldBy), 200, "Say who told you")
                .Throw();
            var toldBy = command.ToldBy!.Trim();
            await db.ExecuteVersioned("""
                UPDATE families_objection_head SET state = 'Withdrawn', withdrawn_on = @On, withdrawn_told_by = @toldBy, version = version + 1
                WHERE id = @ObjectionId AND version = @Version
                """, new { command.ObjectionId, command.On, toldBy, command.Version }, ct: ct);
            await db.Execute("""
                UPDATE families_objection SET withdrawn_on = @On WHERE objection_id = @ObjectionId OR (objection_id IS NULL AND id = @ObjectionId)
                """, new { command.ObjectionId, command.On }, ct);
            await objections.Step(command.ObjectionId, ObjectionState.Withdrawn, toldBy, null, null, ct);
            await outbox.Add(new SharingObjectionWithdrawn(command.ObjectionId, now.PersonId, now.Purposes, now.OrganisationIds), ct);
            return default;
        }
    }

    [Allows(Permissions.RecordObjection, On = nameof(ObjectionId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid ObjectionId { get; set; }
        public int Version { get; set; }
        public DateOnly? On { get; set; }
        public string? ToldBy { get; set; }

        public ObjectionView Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Version, On) = (Shown.Version, clock.Today());
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ObjectionId, Version, On, ToldBy), ct);
            return Redirect($"/families/objections/{ObjectionId}");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new SeeObjection(ObjectionId), ct);
    }
}
