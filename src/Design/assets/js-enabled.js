// Runs before the first paint: nhsuk-frontend's styles ask these classes whether scripts may be relied on.
document.body.classList.add('js-enabled', ...('noModule' in HTMLScriptElement.prototype ? ['nhsuk-frontend-supported'] : []))
