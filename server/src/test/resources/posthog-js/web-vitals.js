window.vitals=1;
