using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Data quality stops an import: what is not imported yet is forgotten, what is stays.</summary>
internal static class StopImport
{
    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    internal sealed record Command(Guid ImportId) : ICommand;

    internal sealed class Handler(Db db, ImportWork work, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var state = await work.StateOf(command.ImportId, ct) ?? throw new NotFound("This import");
            if (state == ImportState.Stopped) return default;
            if (await db.Execute("""
                UPDATE families_import SET state = 'Stopped', ended_at = @now, version = version + 1 WHERE id = @ImportId AND state IN ('Reading', 'Checking', 'Checked', 'Running')
                """, new { command.ImportId, now = clock.Now() }, ct) == 0) throw new Refused("", "This import is over already");
            await ImportWork.Forget(db, command.ImportId, ct);
            return default;
        }
    }

    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ImportId { get; set; }

        public IActionResult OnGet() => Redirect($"/families/imports/{ImportId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ImportId), ct);
            return Redirect($"/families/imports/{ImportId}");
        });
    }
}
