window.surveys=1;
